package io.myelin.node.security;

import io.myelin.node.security.people.ApiTokens;
import io.myelin.node.security.people.Lockout;
import io.myelin.node.security.people.People;
import io.myelin.node.security.people.Sessions;
import io.myelin.node.security.people.SignInLinks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** All that is kept of people and programs, once for the application. */
@ApplicationScoped
public class Register {
  private final People people;
  private final Sessions sessions;
  private final ApiTokens tokens;
  private final SignInLinks links;
  private final Lockout lockout;

  public Register() {
    this(AccessSettings.load(), InstantSource.system());
  }

  Register(AccessSettings settings, InstantSource clock) {
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

  public Lockout lockout() {
    return lockout;
  }
}
