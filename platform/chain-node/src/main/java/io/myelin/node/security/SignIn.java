package io.myelin.node.security;

import io.myelin.access.Role;
import io.myelin.access.audit.Deed;
import io.myelin.node.decoded.BusyException;
import io.myelin.node.security.oidc.OidcException;
import io.myelin.node.security.oidc.OidcSignIn;
import io.myelin.node.security.people.People;
import io.myelin.node.security.people.Person;
import io.myelin.node.security.people.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes sessions of what proves somebody: a password or a one-time link. */
@ApplicationScoped
public class SignIn {
  /** In place of a name in the audit log. */
  private static final String NOBODY = "no name";

  private final Register register;
  private final Deeds deeds;

  /** For the container, which makes a proxy of it. */
  SignIn() {
    this(new Register(), new Deeds());
  }

  @Inject
  public SignIn(Register register, Deeds deeds) {
    this.register = register;
    this.deeds = deeds;
  }

  /** Where somebody comes from, for the list of sessions and the audit log. */
  public record Visitor(String from, String agent) {}

  /** What became of a try. */
  public sealed interface Outcome {
    /** Signed in. */
    record Welcome(Sessions.Begun begun) implements Outcome {}

    /**
     * Not signed in.
     *
     * @param pause how long no other try is looked at; zero when one may be made
     */
    record Refused(int status, String code, String detail, Duration pause) implements Outcome {}
  }

  /** By name and password. */
  public Outcome password(String name, String password, Visitor visitor) {
    Optional<Outcome.Refused> refused = confirm(name, password, visitor);
    Optional<Person> person = register.people().find(name);
    if (refused.isPresent() || person.isEmpty()) {
      return refused.orElseGet(() -> wrong(name, visitor));
    }
    String known = person.get().name();
    return welcome(known, known, Role.of(person.get().role()), "password", visitor);
  }

  /** Why somebody is not the person of this name; empty when they are. */
  public Optional<Outcome.Refused> confirm(String name, String password, Visitor visitor) {
    if (register.provider().isPresent()) {
      return Optional.of(
          new Outcome.Refused(
              403,
              "provider-only",
              "People sign in by the provider that the configuration names, not by a password here;"
                  + " needed: /api/v1/session/oidc.",
              Duration.ZERO));
    }
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    // A name that nobody can have is not remembered: it may be long, and there may be many.
    String tried = People.isName(wanted) ? wanted : "";
    Duration wait = register.lockout().take(tried, visitor.from());
    if (!wait.isZero()) {
      return Optional.of(
          new Outcome.Refused(
              429,
              "too-many-tries",
              "Too many tries failed for this name or from this address; needed: a pause of "
                  + (wait.toSeconds() + 1)
                  + " s, then the right password.",
              wait));
    }
    try {
      if (register.people().with(name, password).isEmpty()) {
        return Optional.of(wrong(name, visitor));
      }
    } catch (BusyException busy) {
      return Optional.of(
          new Outcome.Refused(
              503, "busy", String.valueOf(busy.getMessage()), Duration.ofSeconds(1)));
    }
    register.lockout().succeeded(tried, visitor.from());
    return Optional.empty();
  }

  private Outcome.Refused wrong(String name, Visitor visitor) {
    return refused(
        name,
        visitor,
        "Name or password is wrong; nothing says which. An owner can set a password by PUT"
            + " /api/v1/users/{name}, and ./myelin signin makes a link on the node's machine.");
  }

  /** By the secret of a one-time link, which nobody guesses: whoever has it is not slowed down. */
  public Outcome link(String secret, Visitor visitor) {
    Optional<String> by = register.links().use(secret);
    if (by.isEmpty()) {
      return refused(
          "",
          visitor,
          "The link was used already, is older than 15 minutes, or never was one; needed: a new one"
              + " by ./myelin signin on the node's machine.");
    }
    return trusted(Register.MACHINES_OWNER, by.get(), Role.OWNER, "link", visitor);
  }

  /** What a browser brings back from a provider. */
  public record Brought(String state, String code, String error, String browser) {}

  /** By an identity provider's word. */
  public Outcome provider(OidcSignIn provider, Brought brought, Visitor visitor) {
    try {
      OidcSignIn.Known known =
          provider.finish(brought.state(), brought.code(), brought.error(), brought.browser());
      return trusted(known.name(), known.person(), known.role(), "oidc", visitor);
    } catch (OidcException e) {
      String who = e.who().isEmpty() ? NOBODY : e.who();
      deeds.keep(deed(who, "", "oidc", "refused", Optional.of(e.line()), visitor));
      return new Outcome.Refused(
          e.status(), e.code(), String.valueOf(e.getMessage()), Duration.ZERO);
    }
  }

  /**
   * By what proved them, such as an identity provider's word.
   *
   * @param person whom they are compared by where two are needed
   */
  Outcome trusted(String name, String person, Role role, String via, Visitor visitor) {
    return welcome(name, person, role, via, visitor);
  }

  private Outcome welcome(String name, String person, Role role, String via, Visitor visitor) {
    Duration wait = register.signIns().take(name);
    if (!wait.isZero()) {
      return new Outcome.Refused(
          429,
          "too-many-sign-ins",
          name
              + " signed in too often within an hour; needed: a pause of "
              + (wait.toSeconds() + 1)
              + " s. A program keeps its session, or uses an API token.",
          wait);
    }
    Optional<String> unkept =
        deeds.keep(deed(name, role.word(), via, "done", Optional.empty(), visitor));
    if (unkept.isPresent()) {
      return new Outcome.Refused(503, "audit-unavailable", unkept.get(), Duration.ZERO);
    }
    return new Outcome.Welcome(
        register.sessions().begin(name, person, role, via, visitor.from(), visitor.agent()));
  }

  private Outcome.Refused refused(String name, Visitor visitor, String why) {
    // What is no name may be a password in the wrong field.
    String who = People.isName(name.strip().toLowerCase(Locale.ROOT)) ? name.strip() : NOBODY;
    deeds.keep(deed(who, "", "none", "refused", Optional.of("sign-in-refused"), visitor));
    return new Outcome.Refused(401, "sign-in-refused", why, Duration.ZERO);
  }

  private static Deed deed(
      String name, String role, String via, String outcome, Optional<String> after, Visitor by) {
    return new Deed(
        name, role, via, "session.begin", "sign-in", outcome, Optional.empty(), after, by.from());
  }

  /** As a page of another application says it. */
  Map<String, String> answer(Map<String, String> asked) {
    Visitor visitor = new Visitor(asked.getOrDefault("from", ""), asked.getOrDefault("agent", ""));
    Outcome outcome =
        asked.containsKey("link")
            ? link(asked.getOrDefault("link", ""), visitor)
            : password(asked.getOrDefault("name", ""), asked.getOrDefault("password", ""), visitor);
    if (outcome instanceof Outcome.Welcome welcome) {
      return Map.of("secret", welcome.begun().secret());
    }
    Outcome.Refused refused = (Outcome.Refused) outcome;
    return Map.of(
        "status", Integer.toString(refused.status()),
        "code", refused.code(),
        "detail", refused.detail());
  }
}
