package io.myelin.node.security;

import io.myelin.access.Permission;
import io.myelin.access.Role;
import io.myelin.node.security.approvals.Approvals;
import io.myelin.node.security.oidc.OidcSettings;
import io.myelin.node.security.oidc.OidcSignIn;
import io.myelin.node.security.people.ApiTokens;
import io.myelin.node.security.people.Lockout;
import io.myelin.node.security.people.People;
import io.myelin.node.security.people.Quota;
import io.myelin.node.security.people.Sessions;
import io.myelin.node.security.people.SignInLinks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** All that is kept of people and programs, once for the application. */
@ApplicationScoped
public class Register {
  /** Who comes with the owner's token, or by a one-time link. */
  static final String MACHINES_OWNER = "owner";

  private final People people;
  private final Sessions sessions;
  private final ApiTokens tokens;
  private final SignInLinks links;
  private final Lockout lockout;
  private final Approvals approvals;
  private final Quota signIns;
  private final Quota changes;
  private final Quota ownChanges;
  private final Optional<OidcSignIn> provider;

  public Register() {
    this(AccessSettings.load(), InstantSource.system(), OidcSettings.load());
  }

  Register(AccessSettings settings, InstantSource clock) {
    this(settings, clock, Optional.empty());
  }

  Register(AccessSettings settings, InstantSource clock, Optional<OidcSettings> oidc) {
    provider = oidc.map(named -> new OidcSignIn(named, clock));
    people = new People(settings.data(), clock);
    sessions = new Sessions(settings.data(), clock);
    tokens = new ApiTokens(settings.data(), clock);
    links = new SignInLinks(settings.data(), clock);
    lockout = new Lockout(clock);
    approvals = new Approvals(settings.data(), clock);
    signIns = new Quota(120, Duration.ofHours(1), clock);
    changes = new Quota(600, Duration.ofMinutes(10), clock);
    ownChanges = new Quota(20, Duration.ofMinutes(10), clock);
  }

  public People people() {
    return people;
  }

  public Sessions sessions() {
    return sessions;
  }

  public ApiTokens tokens() {
    return tokens;
  }

  public SignInLinks links() {
    return links;
  }

  /** Who vouches for people in place of passwords; empty where people are local users. */
  public Optional<OidcSignIn> provider() {
    return provider;
  }

  public Lockout lockout() {
    return lockout;
  }

  public Approvals approvals() {
    return approvals;
  }

  /**
   * The role of whom a person lets act, now: never more than they have, none when they are gone.
   */
  Optional<Role> lent(String person, Role role) {
    // What a provider makes of somebody is known only while they sign in.
    if (person.equals(MACHINES_OWNER) || provider.isPresent()) {
      return Optional.of(role);
    }
    return people.find(person).map(maker -> Role.of(maker.role()).lesser(role));
  }

  /** Ends all that somebody let others do, and what they agreed to. */
  public void removed(String name) {
    sessions.end(each -> each.person().equalsIgnoreCase(name));
    tokens.revokeOf(name);
    approvals.withdraw(name);
  }

  /** How often each signs in: also a right password is kept in the audit log each time. */
  Quota signIns() {
    return signIns;
  }

  /** How often each changes something; of what is only their own, as a password, less often. */
  Quota changes(Permission permission) {
    return permission == Permission.OWN ? ownChanges : changes;
  }
}
