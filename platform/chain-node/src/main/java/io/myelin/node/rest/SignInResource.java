package io.myelin.node.rest;

import io.myelin.api.ChangeQuery;
import io.myelin.api.Difference;
import io.myelin.api.access.Items;
import io.myelin.api.access.PasswordChange;
import io.myelin.api.access.Secret;
import io.myelin.api.access.SessionApi;
import io.myelin.api.access.SessionRow;
import io.myelin.api.access.SignInLink;
import io.myelin.api.access.SignInRequest;
import io.myelin.api.access.SignedIn;
import io.myelin.api.serving.Once;
import io.myelin.api.serving.Problems;
import io.myelin.guard.Caller;
import io.myelin.guard.Change;
import io.myelin.guard.SessionCookie;
import io.myelin.node.security.Doorkeeper;
import io.myelin.node.security.Register;
import io.myelin.node.security.SignIn;
import io.myelin.node.security.people.Session;
import io.myelin.node.security.people.Sessions;
import io.myelin.node.security.people.SignInLinks;
import io.myelin.primitives.Lines;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Signing in and out, and who is signed in. */
@Dependent
public class SignInResource implements SessionApi {
  private final HttpServletRequest request;
  private final SignIn signIn;
  private final Register register;
  private final Doorkeeper doorkeeper;
  private final SentChanges changes;

  @Inject
  public SignInResource(
      HttpServletRequest request,
      SignIn signIn,
      Register register,
      Doorkeeper doorkeeper,
      SentChanges changes) {
    this.changes = changes;
    this.request = request;
    this.signIn = signIn;
    this.register = register;
    this.doorkeeper = doorkeeper;
  }

  @Override
  public Response signIn(SignInRequest given, String marker) {
    if (!marker.equals("1")) {
      throw Problems.badRequest("Send the header 'X-Myelin-Request: 1' to sign in.");
    }
    SignIn.Visitor visitor =
        new SignIn.Visitor(
            request.getRemoteAddr(),
            Optional.ofNullable(request.getHeader("User-Agent")).orElse(""));
    SignIn.Outcome outcome =
        given.link().isPresent()
            ? signIn.link(given.link().get().text(), visitor)
            : signIn.password(
                Given.needed("name", given.name()),
                Given.needed("password", given.password()).text(),
                visitor);
    if (outcome instanceof SignIn.Outcome.Refused refused) {
      return problem(refused);
    }
    Sessions.Begun begun = ((SignIn.Outcome.Welcome) outcome).begun();
    Session session = begun.session();
    return Response.ok(
            (new SignedIn(
                session.name(),
                session.role(),
                Sessions.mark(begun.secret()),
                Instant.ofEpochSecond(session.expires()))))
        .header(
            HttpHeaders.SET_COOKIE,
            SessionCookie.begin(request, doorkeeper.loopback(), begun.secret(), Sessions.LONGEST))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  @Override
  public Response signOut() {
    Caller caller = Caller.of(request);
    register.sessions().end(each -> each.id().equals(caller.id()));
    return Response.noContent()
        .header(HttpHeaders.SET_COOKIE, SessionCookie.end(request, doorkeeper.loopback()))
        .build();
  }

  @Override
  public Response changePassword(PasswordChange change, ChangeQuery how) throws Exception {
    String password = Given.needed("password", change.password()).text();
    Optional<String> wanted = Optional.of(Given.needed("wanted", change.wanted()).text());
    Caller caller = Caller.of(request);
    if (!caller.via().equals("session") || register.people().find(caller.name()).isEmpty()) {
      throw Problems.badRequest(
          "Only a local user who is signed in has a password here; this is '"
              + caller.via()
              + "'.");
    }
    return changes.make(
        how,
        List.of(change),
        () -> {
          confirm(caller, password);
          Given.taken(
              "wanted",
              () -> register.people().wouldChange(caller.name(), Optional.empty(), wanted));
          return new Difference(
              Optional.of("a password"), Optional.of("a new one; other sessions end"));
        },
        () -> {
          confirm(caller, password);
          Given.taken(
              "wanted",
              () -> register.people().change(caller.name(), Optional.empty(), wanted, any -> {}));
          int ended = register.sessions().end(each -> isOther(each, caller));
          Change.after(request, "a new password; " + ended + " other sessions ended");
          return Once.Answer.none();
        });
  }

  private void confirm(Caller caller, String password) {
    SignIn.Visitor visitor = new SignIn.Visitor(request.getRemoteAddr(), "");
    signIn
        .confirm(caller.name(), password, visitor)
        .ifPresent(
            refused -> {
              throw new WebApplicationException(problem(refused));
            });
  }

  private static boolean isOther(Session session, Caller caller) {
    return session.name().equals(caller.name()) && !session.id().equals(caller.id());
  }

  @Override
  public Items<SessionRow> sessions() {
    Caller caller = Caller.of(request);
    return Items.whole(
        register.sessions().all().stream()
            .map(
                each ->
                    new SessionRow(
                        each.id(),
                        each.name(),
                        each.role(),
                        each.via(),
                        Instant.ofEpochSecond(each.since()),
                        Instant.ofEpochSecond(each.seen()),
                        Instant.ofEpochSecond(each.expires()),
                        each.from(),
                        each.agent(),
                        each.id().equals(caller.id())))
            .toList());
  }

  @Override
  public Response endSession(String id, ChangeQuery how) throws Exception {
    return changes.make(
        how,
        List.of(),
        () -> new Difference(Optional.of(words(session(id))), Optional.empty()),
        () -> {
          Change.before(request, words(session(id)));
          register.sessions().end(each -> each.id().equals(id));
          Change.after(request, "ended");
          return Once.Answer.none();
        });
  }

  private Session session(String id) {
    return register.sessions().all().stream()
        .filter(each -> each.id().equals(id))
        .findAny()
        .orElseThrow(
            () -> Problems.notFound("There is no such session; it may have ended already."));
  }

  private static String words(Session session) {
    return "a session of " + session.name();
  }

  @Override
  public Response makeSignInLink(ChangeQuery how) throws Exception {
    String words = "a link for " + SignInLinks.LIFE.toMinutes() + " minutes";
    return changes.make(
        how,
        List.of(),
        () -> new Difference(Optional.empty(), Optional.of(words)),
        () -> {
          String secret = register.links().make(Caller.of(request).person());
          Change.after(request, words);
          Lines lines = changes.lines();
          return Once.Answer.of(
              201,
              new SignInLink(
                  new Secret(secret),
                  "/console/signin#" + secret,
                  Instant.now().plus(SignInLinks.LIFE),
                  lines.cli("signin"),
                  lines.curl("POST", "sign-in-links", "")));
        });
  }

  static Response problem(SignIn.Outcome.Refused refused) {
    Response problem = Problems.response(refused.status(), refused.code(), refused.detail());
    if (!refused.pause().isZero()) {
      problem
          .getHeaders()
          .putSingle(HttpHeaders.RETRY_AFTER, Long.toString(refused.pause().toSeconds() + 1));
    }
    return problem;
  }
}
