package io.myelin.node.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.guard.Caller;
import io.myelin.guard.Change;
import io.myelin.guard.SessionCookie;
import io.myelin.node.answer.Problems;
import io.myelin.node.security.Doorkeeper;
import io.myelin.node.security.Register;
import io.myelin.node.security.SignIn;
import io.myelin.node.security.people.Session;
import io.myelin.node.security.people.Sessions;
import io.myelin.node.security.people.SignInLinks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in and out, and who is signed in. */
@RequestScoped
@Path("")
@Produces("application/json")
@Tag(name = "access", description = "Who may do what, and who did.")
public class SignInResource {
  @Inject private HttpServletRequest request;
  @Inject private SignIn signIn;
  @Inject private Register register;
  @Inject private Doorkeeper doorkeeper;

  record SignedIn(String name, String role, String csrf, String expires) {}

  record SessionItem(
      String id,
      String name,
      String role,
      String via,
      String since,
      String seen,
      String expires,
      String from,
      String agent,
      boolean current) {}

  record Page(int size) {}

  record SessionList(List<SessionItem> items, Page page) {}

  record Link(String secret, String path, String expires) {}

  @POST
  @Path("session")
  @Operation(
      summary = "Signs somebody in: {name, password}, or {link} with the secret of a one-time link",
      description =
          "Answers with the cookie of the session. Needs the header 'X-Myelin-Request: 1', which a"
              + " foreign page cannot send.")
  public Response begin(InputStream in) throws IOException {
    if (!"1".equals(request.getHeader("X-Myelin-Request"))) {
      throw Problems.badRequest("Send the header 'X-Myelin-Request: 1' to sign in.");
    }
    JsonNode body = Bodies.read(in, Set.of("name", "password", "link"));
    SignIn.Visitor visitor =
        new SignIn.Visitor(
            request.getRemoteAddr(),
            Optional.ofNullable(request.getHeader("User-Agent")).orElse(""));
    SignIn.Outcome outcome =
        body.has("link")
            ? signIn.link(Bodies.needed(body, "link"), visitor)
            : signIn.password(
                Bodies.needed(body, "name"), Bodies.needed(body, "password"), visitor);
    if (outcome instanceof SignIn.Outcome.Refused refused) {
      Response problem = Problems.response(refused.status(), refused.code(), refused.detail());
      if (!refused.pause().isZero()) {
        problem
            .getHeaders()
            .putSingle(HttpHeaders.RETRY_AFTER, Long.toString(refused.pause().toSeconds() + 1));
      }
      return problem;
    }
    Sessions.Begun begun = ((SignIn.Outcome.Welcome) outcome).begun();
    Session session = begun.session();
    return Response.ok(
            (new SignedIn(
                session.name(),
                session.role(),
                Sessions.mark(begun.secret()),
                at(session.expires()))))
        .header(
            HttpHeaders.SET_COOKIE,
            SessionCookie.begin(request, doorkeeper.loopback(), begun.secret(), Sessions.LONGEST))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  @DELETE
  @Path("session")
  @Operation(summary = "Signs out: ends the session of this cookie")
  public Response end() {
    Caller caller = Caller.of(request);
    register.sessions().end(each -> each.id().equals(caller.id()));
    return Response.noContent()
        .header(HttpHeaders.SET_COOKIE, SessionCookie.end(request, doorkeeper.loopback()))
        .build();
  }

  @PUT
  @Path("session/password")
  @Operation(
      summary = "Changes one's own password: {password, wanted}",
      description = "All other sessions of the same person end.")
  public Response password(InputStream in) throws IOException {
    JsonNode body = Bodies.read(in, Set.of("password", "wanted"));
    Caller caller = Caller.of(request);
    if (!caller.via().equals("session") || register.people().find(caller.name()).isEmpty()) {
      throw Problems.badRequest(
          "Only a local user who is signed in has a password here; this is '"
              + caller.via()
              + "'.");
    }
    SignIn.Visitor visitor = new SignIn.Visitor(request.getRemoteAddr(), "");
    Optional<SignIn.Outcome.Refused> refused =
        signIn.confirm(caller.name(), Bodies.needed(body, "password"), visitor);
    if (refused.isPresent()) {
      return Problems.response(
          refused.get().status(), refused.get().code(), refused.get().detail());
    }
    PeopleResource.refusing(
        () ->
            register
                .people()
                .change(
                    caller.name(), Optional.empty(), Optional.of(Bodies.needed(body, "wanted"))));
    int ended =
        register
            .sessions()
            .end(each -> each.name().equals(caller.name()) && !each.id().equals(caller.id()));
    Change.after(request, "a new password; " + ended + " other sessions ended");
    return Response.noContent().build();
  }

  @GET
  @Path("sessions")
  @Operation(summary = "Who is signed in")
  public Object sessions() {
    Caller caller = Caller.of(request);
    List<SessionItem> items =
        register.sessions().all().stream()
            .map(
                each ->
                    new SessionItem(
                        each.id(),
                        each.name(),
                        each.role(),
                        each.via(),
                        at(each.since()),
                        at(each.seen()),
                        at(each.expires()),
                        each.from(),
                        each.agent(),
                        each.id().equals(caller.id())))
            .toList();
    return (new SessionList(items, new Page(items.size())));
  }

  @DELETE
  @Path("sessions/{id}")
  @Operation(summary = "Ends somebody's session at once")
  public Response revoke(@PathParam("id") String id) {
    Optional<Session> there =
        register.sessions().all().stream().filter(each -> each.id().equals(id)).findAny();
    if (there.isEmpty()) {
      throw Problems.notFound("There is no such session; it may have ended already.");
    }
    Change.before(request, "a session of " + there.get().name());
    register.sessions().end(each -> each.id().equals(id));
    Change.after(request, "ended");
    return Response.noContent().build();
  }

  @POST
  @Path("sign-in-links")
  @Operation(
      summary = "Makes a link that signs in as owner, once and within 15 minutes",
      description = "The secret goes behind '#' of the path, which browsers send to nobody.")
  public Response link() {
    String secret = register.links().make();
    Change.after(request, "a link for " + SignInLinks.LIFE.toMinutes() + " minutes");
    return Response.status(201)
        .entity(
            (new Link(
                secret,
                "/console/signin#" + secret,
                Instant.now().plus(SignInLinks.LIFE).toString())))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  static String at(long seconds) {
    return Instant.ofEpochSecond(seconds).toString();
  }
}
