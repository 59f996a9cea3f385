package io.myelin.node.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.access.Role;
import io.myelin.access.Secrets;
import io.myelin.api.ChangeQuery;
import io.myelin.api.Difference;
import io.myelin.api.TaggedChangeQuery;
import io.myelin.api.access.Items;
import io.myelin.api.access.MadeToken;
import io.myelin.api.access.NewToken;
import io.myelin.api.access.NewUser;
import io.myelin.api.access.PeopleApi;
import io.myelin.api.access.Secret;
import io.myelin.api.access.Token;
import io.myelin.api.access.User;
import io.myelin.api.access.UserChange;
import io.myelin.api.serving.Once;
import io.myelin.api.serving.Problems;
import io.myelin.api.serving.Tags;
import io.myelin.guard.Caller;
import io.myelin.guard.Change;
import io.myelin.node.answer.Json;
import io.myelin.node.security.Register;
import io.myelin.node.security.people.ApiToken;
import io.myelin.node.security.people.ApiTokens;
import io.myelin.node.security.people.Person;
import io.myelin.primitives.Lines;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Local users, and tokens for programs. */
@Dependent
public class PeopleResource implements PeopleApi {
  private static final int LONGEST_DAYS = (int) ApiTokens.LONGEST.toDays();

  private final HttpServletRequest request;
  private final Register register;
  private final SentChanges changes;

  @Inject
  public PeopleResource(HttpServletRequest request, Register register, SentChanges changes) {
    this.request = request;
    this.register = register;
    this.changes = changes;
  }

  @Override
  public Items<User> users() {
    return Items.whole(register.people().all().stream().map(PeopleResource::view).toList());
  }

  @Override
  public Response user(String name) {
    User user = view(person(name));
    return Response.ok(user).header("ETag", Tags.quoted(user.tag())).build();
  }

  private static User view(Person person) {
    return new User(
        person.name(),
        person.role(),
        Instant.ofEpochSecond(person.since()),
        tag(person),
        Optional.empty());
  }

  private static User changed(Person person, String curl) {
    User now = view(person);
    return new User(now.name(), now.role(), now.since(), now.tag(), Optional.of(curl));
  }

  /** What was sent of a user, with a word too short to be taken in place of the password. */
  private static String sent(Optional<String> name, Optional<Role> role, boolean password) {
    ObjectNode body = Json.mapper().createObjectNode();
    name.ifPresent(word -> body.put("name", word));
    role.ifPresent(given -> body.put("role", given.word()));
    if (password) {
      body.put("password", "PASSWORD");
    }
    return Lines.json(body.toString());
  }

  private static String tag(Person person) {
    return Secrets.hash(String.join("\n", person.name(), person.role(), person.password()));
  }

  private static String words(Person person) {
    return person.name() + " as " + person.role();
  }

  @Override
  public Response addUser(NewUser wanted, ChangeQuery how) throws Exception {
    String name = Given.needed("name", wanted.name());
    Role role = Given.taken("role", () -> Role.of(Given.needed("role", wanted.role())));
    String password = Given.needed("password", wanted.password()).text();
    return changes.make(
        how,
        List.of(wanted),
        () ->
            new Difference(
                Optional.empty(),
                Optional.of(
                    words(
                        Given.taken("", () -> register.people().wouldAdd(name, role, password))))),
        () -> {
          Person added = Given.taken("", () -> register.people().add(name, role, password));
          Change.after(request, words(added));
          String body = sent(Optional.of(name), Optional.of(role), true);
          return Once.Answer.of(201, changed(added, changes.lines().curl("POST", "users", body)))
              .tagged(tag(added));
        });
  }

  @Override
  public Response changeUser(String name, UserChange change, TaggedChangeQuery how)
      throws Exception {
    Optional<Role> role = change.role().map(word -> Given.taken("role", () -> Role.of(word)));
    Optional<String> password = change.password().map(Secret::text);
    Person before = person(name);
    String renewed = password.isPresent() ? ", a new password" : "";
    return changes.make(
        how,
        List.of(change),
        () -> {
          changes.seen(how, tag(before), "user.");
          Person after =
              Given.taken("password", () -> register.people().wouldChange(name, role, password))
                  .orElseThrow(() -> unknown(name));
          return new Difference(Optional.of(words(before)), Optional.of(words(after) + renewed));
        },
        () -> {
          Person after =
              Given.taken(
                      "password",
                      () ->
                          register
                              .people()
                              .change(
                                  name,
                                  role,
                                  password,
                                  now -> changes.seen(how, tag(now), "user.")))
                  .orElseThrow(() -> unknown(name));
          if (password.isPresent()) {
            register.sessions().end(each -> each.name().equals(after.name()));
          }
          if (!after.role().equals(before.role())) {
            register.approvals().withdraw(after.name());
          }
          Change.before(request, words(before));
          Change.after(request, words(after) + renewed);
          String body = sent(Optional.empty(), role, password.isPresent());
          return Once.Answer.of(
                  200, changed(after, changes.lines().curl("PUT", "users/" + after.name(), body)))
              .tagged(tag(after));
        });
  }

  @Override
  public Response removeUser(String name, TaggedChangeQuery how) throws Exception {
    return changes.make(
        how,
        List.of(),
        () -> {
          Person person = person(name);
          changes.seen(how, tag(person), "user.");
          return new Difference(Optional.of(words(person)), Optional.empty());
        },
        () -> {
          Person person = person(name);
          Change.before(request, words(person));
          register.people().remove(name, now -> changes.seen(how, tag(now), "user."));
          register.removed(person.name());
          Change.after(request, "removed");
          return Once.Answer.none();
        });
  }

  private Person person(String name) {
    return register.people().find(name).orElseThrow(() -> unknown(name));
  }

  private static RuntimeException unknown(String name) {
    return Problems.notFound(
        "There is no local user '" + Problems.echo(name) + "'; GET /api/v1/users lists them.");
  }

  @Override
  public Items<Token> tokens() {
    return Items.whole(register.tokens().all().stream().map(PeopleResource::view).toList());
  }

  private static Token view(ApiToken token) {
    return new Token(
        token.id(),
        token.name(),
        token.role(),
        token.by(),
        Instant.ofEpochSecond(token.since()),
        Instant.ofEpochSecond(token.expires()));
  }

  @Override
  public Response makeToken(NewToken wanted, ChangeQuery how) throws Exception {
    String name = Given.needed("name", wanted.name());
    Role role = Given.taken("role", () -> Role.of(Given.needed("role", wanted.role())));
    int days = Given.needed("days", wanted.days());
    if (days < 1 || days > LONGEST_DAYS) {
      throw Given.refused("days", Integer.toString(days), "1 to " + LONGEST_DAYS);
    }
    Duration life = Duration.ofDays(days);
    String by = Caller.of(request).person();
    String words = "'" + name + "' as " + role.word() + ", " + days + " days";
    Given.taken(
        "name",
        () -> {
          register.tokens().check(name, life);
          return name;
        });
    return changes.make(
        how,
        List.of(wanted),
        () -> new Difference(Optional.empty(), Optional.of(words)),
        () -> {
          ApiTokens.Made made =
              Given.taken("name", () -> register.tokens().make(name, role, by, life));
          Change.after(request, made.token().id() + " " + words);
          return Once.Answer.of(
              201,
              new MadeToken(
                  view(made.token()),
                  new Secret(made.text()),
                  changes
                      .lines()
                      .curl(
                          "POST",
                          "tokens",
                          Lines.json(
                              Json.mapper()
                                  .createObjectNode()
                                  .put("name", name)
                                  .put("role", role.word())
                                  .put("days", days)
                                  .toString()))));
        });
  }

  @Override
  public Response revokeToken(String id, ChangeQuery how) throws Exception {
    return changes.make(
        how,
        List.of(),
        () -> new Difference(Optional.of(words(token(id))), Optional.empty()),
        () -> {
          Change.before(request, words(token(id)));
          register.tokens().revoke(id);
          Change.after(request, "revoked");
          return Once.Answer.none();
        });
  }

  private ApiToken token(String id) {
    return register.tokens().all().stream()
        .filter(each -> each.id().equals(id))
        .findAny()
        .orElseThrow(() -> Problems.notFound("There is no such token; it may have ended."));
  }

  private static String words(ApiToken token) {
    return token.id() + " '" + token.name() + "' as " + token.role();
  }
}
