package io.myelin.node.security;

import io.myelin.node.security.oidc.OidcSettings;
import io.myelin.node.security.oidc.OidcSignIn;
import io.myelin.node.security.people.ApiTokens;
import io.myelin.node.security.people.Lockout;
import io.myelin.node.security.people.People;
import io.myelin.node.security.people.Sessions;
import io.myelin.node.security.people.SignInLinks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/** All that is kept of people and programs, once for the application. */
@ApplicationScoped
public class Register {
  private final People people;
  private final Sessions sessions;
  private final ApiTokens tokens;
  private final SignInLinks links;
  private final Lockout lockout;
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
}
