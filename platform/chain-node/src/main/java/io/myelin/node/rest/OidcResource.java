package io.myelin.node.rest;

import io.myelin.api.access.OidcApi;
import io.myelin.api.serving.Problems;
import io.myelin.guard.SessionCookie;
import io.myelin.node.security.Doorkeeper;
import io.myelin.node.security.Register;
import io.myelin.node.security.SignIn;
import io.myelin.node.security.oidc.OidcException;
import io.myelin.node.security.oidc.OidcSignIn;
import io.myelin.node.security.people.Sessions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Signing in by OpenID Connect, for browsers. */
@Dependent
public class OidcResource implements OidcApi {
  private static final String COOKIE = "myelin-oidc-";

  private final HttpServletRequest request;
  private final SignIn signIn;
  private final Register register;
  private final Doorkeeper doorkeeper;

  @Inject
  public OidcResource(
      HttpServletRequest request, SignIn signIn, Register register, Doorkeeper doorkeeper) {
    this.request = request;
    this.signIn = signIn;
    this.register = register;
    this.doorkeeper = doorkeeper;
  }

  @Override
  public Response beginOidc() {
    try {
      OidcSignIn.Way way = provider().begin();
      return Response.status(302)
          .location(way.to())
          .header(
              HttpHeaders.SET_COOKIE,
              SessionCookie.other(
                  request, doorkeeper.loopback(), COOKIE, way.browser(), Duration.ofMinutes(10)))
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .build();
    } catch (OidcException e) {
      return problem(
          new SignIn.Outcome.Refused(
              e.status(), e.code(), String.valueOf(e.getMessage()), Duration.ZERO));
    }
  }

  @Override
  public Response finishOidc(String state, String code, String error) {
    SignIn.Visitor visitor =
        new SignIn.Visitor(
            request.getRemoteAddr(),
            Optional.ofNullable(request.getHeader("User-Agent")).orElse(""));
    SignIn.Outcome outcome =
        signIn.provider(provider(), new SignIn.Brought(state, code, error, browser()), visitor);
    if (outcome instanceof SignIn.Outcome.Refused refused) {
      return problem(refused);
    }
    // The code stays in no address and no history: the browser goes on to a clean one.
    return Response.status(303)
        .location(URI.create("/console/"))
        .header(
            HttpHeaders.SET_COOKIE,
            SessionCookie.begin(
                request,
                doorkeeper.loopback(),
                ((SignIn.Outcome.Welcome) outcome).begun().secret(),
                Sessions.LONGEST))
        .header(
            HttpHeaders.SET_COOKIE,
            SessionCookie.other(request, doorkeeper.loopback(), COOKIE, "", Duration.ZERO))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Referrer-Policy", "no-referrer")
        .build();
  }

  private OidcSignIn provider() {
    return register
        .provider()
        .orElseThrow(
            () ->
                Problems.notFound(
                    "No provider is configured here; set MYELIN_OIDC_ISSUER, or sign in by name and"
                        + " password at /console/signin."));
  }

  private String browser() {
    return SessionCookie.read(request, doorkeeper.loopback(), COOKIE).orElse("");
  }

  /** A person is brought back to the page that was left; it knows the words for the code. */
  private Response problem(SignIn.Outcome.Refused refused) {
    boolean person =
        Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse("").contains("text/html");
    return person
        ? Response.status(303)
            .location(URI.create("/console/signin?refused=" + refused.code()))
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .build()
        : SignInResource.problem(refused);
  }
}
