package io.myelin.node.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.access.Role;
import io.myelin.guard.Caller;
import io.myelin.guard.Change;
import io.myelin.node.answer.Problems;
import io.myelin.node.security.Register;
import io.myelin.node.security.people.ApiToken;
import io.myelin.node.security.people.ApiTokens;
import io.myelin.node.security.people.Person;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Local users, and tokens for programs. */
@RequestScoped
@Path("")
@Produces("application/json")
@Tag(name = "access", description = "Who may do what, and who did.")
public class PeopleResource {
  private static final int LONGEST_DAYS = (int) ApiTokens.LONGEST.toDays();

  @Inject private HttpServletRequest request;
  @Inject private Register register;

  record User(String name, String role, String since) {
    static User of(Person person) {
      return new User(person.name(), person.role(), SignInResource.at(person.since()));
    }
  }

  record Page(int size) {}

  record Users(List<User> items, Page page) {}

  record Token(String id, String name, String role, String by, String since, String expires) {
    static Token of(ApiToken token) {
      return new Token(
          token.id(),
          token.name(),
          token.role(),
          token.by(),
          SignInResource.at(token.since()),
          SignInResource.at(token.expires()));
    }
  }

  record Tokens(List<Token> items, Page page) {}

  record MadeToken(Token token, String secret) {}

  @GET
  @Path("users")
  @Operation(summary = "The local users")
  public Object users() {
    List<User> items = register.people().all().stream().map(User::of).toList();
    return (new Users(items, new Page(items.size())));
  }

  @POST
  @Path("users")
  @Operation(summary = "Adds a local user: {name, role, password}")
  public Response add(InputStream in) throws IOException {
    JsonNode body = Bodies.read(in, Set.of("name", "role", "password"));
    Person added =
        refusing(
            () ->
                register
                    .people()
                    .add(
                        Bodies.needed(body, "name"),
                        Role.of(Bodies.needed(body, "role")),
                        Bodies.needed(body, "password")));
    Change.after(request, added.name() + " as " + added.role());
    return Response.status(201).entity((User.of(added))).build();
  }

  @PUT
  @Path("users/{name}")
  @Operation(
      summary = "Changes role or password of a local user: {role} or {password}",
      description = "A new password ends the sessions of that user; a new role counts at once.")
  public Object change(@PathParam("name") String name, InputStream in) throws IOException {
    JsonNode body = Bodies.read(in, Set.of("role", "password"));
    Optional<String> password = Bodies.text(body, "password");
    Person before = person(name);
    Person after =
        refusing(
            () ->
                register
                    .people()
                    .change(before.name(), Bodies.text(body, "role").map(Role::of), password)
                    .orElseThrow(() -> unknown(name)));
    if (password.isPresent()) {
      register.sessions().end(each -> each.name().equals(after.name()));
    }
    Change.before(request, before.name() + " as " + before.role());
    Change.after(
        request,
        after.name() + " as " + after.role() + (password.isPresent() ? ", a new password" : ""));
    return (User.of(after));
  }

  @DELETE
  @Path("users/{name}")
  @Operation(summary = "Removes a local user, and ends their sessions")
  public Response remove(@PathParam("name") String name) {
    Person person = person(name);
    Change.before(request, person.name() + " as " + person.role());
    register.people().remove(person.name());
    register.sessions().end(each -> each.name().equals(person.name()));
    Change.after(request, "removed");
    return Response.noContent().build();
  }

  private Person person(String name) {
    return register.people().find(name).orElseThrow(() -> unknown(name));
  }

  private static RuntimeException unknown(String name) {
    return Problems.notFound(
        "There is no local user '"
            + name.substring(0, Math.min(120, name.length()))
            + "'; GET /api/v1/users lists them.");
  }

  @GET
  @Path("tokens")
  @Operation(summary = "The API tokens, without their secrets")
  public Object tokens() {
    List<Token> items = register.tokens().all().stream().map(Token::of).toList();
    return (new Tokens(items, new Page(items.size())));
  }

  @POST
  @Path("tokens")
  @Operation(
      summary = "Makes an API token: {name, role, days}",
      description = "The answer has its secret, which nobody can see again.")
  public Response make(InputStream in) throws IOException {
    JsonNode body = Bodies.read(in, Set.of("name", "role", "days"));
    int days = body.path("days").asInt(0);
    if (!body.path("days").isInt() || days < 1 || days > LONGEST_DAYS) {
      throw Problems.badRequest("The field 'days' is needed: 1 to " + LONGEST_DAYS + ".");
    }
    ApiTokens.Made made =
        refusing(
            () ->
                register
                    .tokens()
                    .make(
                        Bodies.needed(body, "name"),
                        Role.of(Bodies.needed(body, "role")),
                        Caller.of(request).name(),
                        Duration.ofDays(days)));
    Change.after(
        request,
        made.token().id()
            + " '"
            + made.token().name()
            + "' as "
            + made.token().role()
            + ", "
            + days
            + " days");
    return Response.status(201)
        .entity((new MadeToken(Token.of(made.token()), made.text())))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  @DELETE
  @Path("tokens/{id}")
  @Operation(summary = "Revokes an API token at once")
  public Response revokeToken(@PathParam("id") String id) {
    Token token =
        register.tokens().all().stream()
            .filter(each -> each.id().equals(id))
            .findAny()
            .map(Token::of)
            .orElseThrow(() -> Problems.notFound("There is no such token; it may have ended."));
    Change.before(request, token.id() + " '" + token.name() + "' as " + token.role());
    register.tokens().revoke(id);
    Change.after(request, "revoked");
    return Response.noContent().build();
  }

  /** What a rule refuses is the caller's to mend. */
  static <T> T refusing(Supplier<T> change) {
    try {
      return change.get();
    } catch (IllegalArgumentException refused) {
      throw Problems.badRequest(String.valueOf(refused.getMessage()));
    }
  }
}
