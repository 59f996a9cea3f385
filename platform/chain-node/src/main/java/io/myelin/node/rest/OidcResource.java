package io.myelin.node.rest;

import io.myelin.guard.SessionCookie;
import io.myelin.node.answer.Problems;
import io.myelin.node.security.Doorkeeper;
import io.myelin.node.security.Register;
import io.myelin.node.security.SignIn;
import io.myelin.node.security.oidc.OidcException;
import io.myelin.node.security.oidc.OidcSignIn;
import io.myelin.node.security.people.Sessions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in by OpenID Connect, for browsers. */
@RequestScoped
@Path("session/oidc")
@Tag(name = "access", description = "Who may do what, and who did.")
public class OidcResource {
  private static final String COOKIE = "myelin-oidc-";

  @Inject private HttpServletRequest request;
  @Inject private SignIn signIn;
  @Inject private Register register;
  @Inject private Doorkeeper doorkeeper;

  @GET
  @Operation(summary = "Sends the browser to the provider that the configuration names")
  public Response begin() {
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
      return problem(e);
    }
  }

  @GET
  @Path("callback")
  @Operation(summary = "Takes the browser back from the provider, and signs it in")
  public Response finish(
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("code") @DefaultValue("") String code) {
    OidcSignIn.Known known;
    try {
      known = provider().finish(state, code, browser());
    } catch (OidcException e) {
      return problem(e);
    }
    SignIn.Outcome outcome =
        signIn.trusted(
            known.name(),
            known.role(),
            "oidc",
            new SignIn.Visitor(
                request.getRemoteAddr(),
                Optional.ofNullable(request.getHeader("User-Agent")).orElse("")));
    if (outcome instanceof SignIn.Outcome.Refused refused) {
      return Problems.response(refused.status(), refused.code(), refused.detail());
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
    String name = COOKIE + request.getServerPort();
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Stream::of)
        .filter(each -> each.getName().equals(name) || each.getName().equals("__Host-" + name))
        .map(Cookie::getValue)
        .findFirst()
        .orElse("");
  }

  private static Response problem(OidcException refused) {
    return Problems.response(
        refused.status(),
        refused.status() == 403 ? "no-role" : "sign-in-refused",
        String.valueOf(refused.getMessage()));
  }
}
