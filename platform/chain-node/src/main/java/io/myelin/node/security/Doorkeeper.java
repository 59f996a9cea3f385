package io.myelin.node.security;

import io.myelin.access.OwnerToken;
import io.myelin.access.Permission;
import io.myelin.access.Role;
import io.myelin.access.Secrets;
import io.myelin.guard.Caller;
import io.myelin.node.security.people.ApiToken;
import io.myelin.node.security.people.Session;
import io.myelin.node.security.people.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells the guards of all applications who asks, and keeps what they did. */
@ApplicationScoped
public class Doorkeeper {
  private static final String BEARER = "Bearer ";
  private static final String OWNER = Register.MACHINES_OWNER;

  private final AccessSettings settings;
  private final OwnerToken owner;
  private final Deeds deeds;
  private final Register register;
  private final SignIn signIn;
  private final Changes changes;

  /** For the container, which makes a proxy of it. */
  Doorkeeper() {
    this(new Deeds(), new Register());
  }

  private Doorkeeper(Deeds deeds, Register register) {
    this(AccessSettings.load(), deeds, register, new SignIn(register, deeds));
  }

  @Inject
  public Doorkeeper(Deeds deeds, Register register, SignIn signIn) {
    this(AccessSettings.load(), deeds, register, signIn);
  }

  Doorkeeper(AccessSettings settings, Deeds deeds, Register register, SignIn signIn) {
    this.settings = settings;
    this.owner = OwnerToken.of(settings.data());
    this.deeds = deeds;
    this.register = register;
    this.signIn = signIn;
    this.changes = new Changes(settings, deeds, register);
  }

  /** Whether changes wait for a second person. */
  public boolean secondPerson() {
    return settings.secondPerson();
  }

  /** Whether cookies may go over a line that others can read: on this machine there is none. */
  public boolean loopback() {
    return settings.loopback();
  }

  /** Whether callers of this machine read without signing in. */
  public boolean open() {
    return settings.open();
  }

  /**
   * What a guard asks; facts and answers are texts, since each application has classes of its own.
   */
  public Map<String, String> answer(Map<String, String> asked) {
    return switch (asked.getOrDefault("verb", "")) {
      case "who" -> {
        boolean open = settings.open() && asked.containsKey("local");
        yield who(asked).facts(open);
      }
      case "settings" -> {
        String life = Long.toString(Sessions.LONGEST.toSeconds());
        Map<String, String> said = new HashMap<>(Map.of("life", life));
        if (settings.loopback()) {
          said.put("loopback", "");
        }
        if (settings.secondPerson()) {
          said.put("second-person", "");
        }
        if (register.provider().isPresent()) {
          said.put("provider", "");
        }
        yield said;
      }
      case "sign-in" -> signIn.answer(asked);
      case "sign-out" -> {
        signOut(asked.getOrDefault("session", ""));
        yield Map.of();
      }
      case "begin" -> changes.begin(asked);
      case "changed" ->
          Map.of(
              "said",
              deeds.lastChange(asked.getOrDefault("what", ""), asked.getOrDefault("place", "")));
      case "keep" -> deeds.keep(asked).map(why -> Map.of("failure", why)).orElse(Map.of());
      default -> throw new IllegalArgumentException("a guard asked for " + asked.get("verb"));
    };
  }

  private Who who(Map<String, String> asked) {
    Optional<String> authorization = Optional.ofNullable(asked.get("authorization"));
    if (authorization.isPresent()) {
      return authorization
          .filter(text -> text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
          .map(text -> bearer(text.substring(BEARER.length()).strip(), asked))
          .orElse(
              Who.refused(
                  "none", "The header Authorization was refused, as it is not 'Bearer ...'"));
    }
    return Optional.ofNullable(asked.get("session"))
        .map(secret -> session(secret, asked))
        .orElse(Who.nobody());
  }

  private Who session(String secret, Map<String, String> asked) {
    Optional<Session> session = register.sessions().find(secret);
    Optional<Role> role = session.flatMap(this::role);
    if (role.isEmpty()) {
      return Who.refused("session", "The session has ended, by its time or by somebody's will");
    }
    String mark = Sessions.mark(secret);
    Who who =
        Who.known(
                session.get().name(),
                session.get().person(),
                role.get(),
                "session",
                session.get().id())
            .marked(mark);
    boolean forged =
        asked.containsKey("unsafe") && !Secrets.same(mark, asked.getOrDefault("csrf", ""));
    return forged ? who.asForged() : who;
  }

  /** The role of now: somebody who was made less, or removed, is that at once. */
  private Optional<Role> role(Session session) {
    if (session.via().equals("oidc") && session.person().equals(session.name())) {
      return Optional.empty(); // of an earlier build, which kept nobody's subject
    }
    return session.via().equals("password")
        ? register.people().find(session.name()).map(person -> Role.of(person.role()))
        : register.lent(session.person(), Role.of(session.role()));
  }

  private Optional<Role> role(ApiToken token) {
    return register.lent(token.by(), Role.of(token.role()));
  }

  /**
   * Whether who was let in earlier would be let in now; what asks for long asks it again. Does not
   * count as a use of their session.
   */
  public boolean still(Caller caller, Permission permission) {
    Optional<Role> current =
        switch (caller.via()) {
          case "session" ->
              register.sessions().all().stream()
                  .filter(each -> each.id().equals(caller.id()))
                  .findAny()
                  .flatMap(this::role);
          case "token" ->
              register.tokens().all().stream()
                  .filter(each -> each.id().equals(caller.id()))
                  .findAny()
                  .flatMap(this::role);
          default -> caller.role();
        };
    return caller.now(current).may(permission);
  }

  private void signOut(String secret) {
    register
        .sessions()
        .find(secret)
        .ifPresent(session -> register.sessions().end(each -> each.id().equals(session.id())));
  }

  private Who bearer(String token, Map<String, String> asked) {
    if (token.startsWith(OwnerToken.PREFIX)) {
      if (!asked.containsKey("local")) {
        return Who.refused("owner-token", "The owner's token counts on the node's machine only");
      }
      return owner.is(token)
          ? Who.known(OWNER, OWNER, Role.OWNER, "owner-token", "")
          : Who.refused(
              "owner-token", "The owner's token is not that of now (each start makes a new one)");
    }
    return register
        .tokens()
        .find(token)
        .map(this::program)
        .orElse(Who.refused("token", "The token is not known here, has ended or was revoked"));
  }

  /** Its name is free: who had it made stands behind it wherever it is shown. */
  private Who program(ApiToken token) {
    String name = token.name() + " of " + token.by();
    return role(token)
        .map(role -> Who.known(name, token.by(), role, "token", token.id()))
        .orElse(Who.refused("token", "The token was made by somebody who is no more on this node"));
  }
}
