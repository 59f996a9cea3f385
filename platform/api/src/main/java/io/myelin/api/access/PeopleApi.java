package io.myelin.api.access;

import static io.myelin.api.Media.JSON;

import io.myelin.api.ChangeQuery;
import io.myelin.api.Difference;
import io.myelin.api.TaggedChangeQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Local users, and tokens for programs. */
@Path("/")
@Produces(JSON)
@Tag(name = "access", description = "Who may do what, and who did.")
public interface PeopleApi {
  @GET
  @Path("users")
  @Operation(summary = "The local users")
  Items<User> users();

  @POST
  @Path("users")
  @Consumes(JSON)
  @APIResponse(
      responseCode = "200",
      description = "With dryRun=true: what would be",
      content = @Content(schema = @Schema(implementation = Difference.class)))
  @APIResponse(
      responseCode = "201",
      description = "Added",
      content = @Content(schema = @Schema(implementation = User.class)))
  @Operation(summary = "Adds a local user")
  Response addUser(NewUser wanted, @BeanParam ChangeQuery how) throws Exception;

  @GET
  @Path("users/{name}")
  @APIResponse(
      responseCode = "200",
      description = "As it is kept; the ETag is for If-Match with changes",
      content = @Content(schema = @Schema(implementation = User.class)))
  @Operation(summary = "A local user")
  Response user(@PathParam("name") String name);

  @PUT
  @Path("users/{name}")
  @Consumes(JSON)
  @APIResponse(
      responseCode = "200",
      description = "Changed; or with dryRun=true what would be",
      content = @Content(schema = @Schema(oneOf = {User.class, Difference.class})))
  @Operation(
      summary = "Changes role or password of a local user",
      description = "A new password ends the sessions of that user; a new role counts at once.")
  Response changeUser(
      @PathParam("name") String name, UserChange change, @BeanParam TaggedChangeQuery how)
      throws Exception;

  @DELETE
  @Path("users/{name}")
  @APIResponse(
      responseCode = "200",
      description = "With dryRun=true: what would be",
      content = @Content(schema = @Schema(implementation = Difference.class)))
  @APIResponse(responseCode = "204", description = "Removed")
  @Operation(summary = "Removes a local user, and ends their sessions")
  Response removeUser(@PathParam("name") String name, @BeanParam TaggedChangeQuery how)
      throws Exception;

  @GET
  @Path("tokens")
  @Operation(summary = "The API tokens, without their secrets")
  Items<Token> tokens();

  @POST
  @Path("tokens")
  @Consumes(JSON)
  @APIResponse(
      responseCode = "200",
      description = "With dryRun=true: what would be",
      content = @Content(schema = @Schema(implementation = Difference.class)))
  @APIResponse(
      responseCode = "201",
      description = "Made; nobody can see its secret again",
      content = @Content(schema = @Schema(implementation = MadeToken.class)))
  @Operation(summary = "Makes an API token")
  Response makeToken(NewToken wanted, @BeanParam ChangeQuery how) throws Exception;

  @DELETE
  @Path("tokens/{id}")
  @APIResponse(
      responseCode = "200",
      description = "With dryRun=true: what would be",
      content = @Content(schema = @Schema(implementation = Difference.class)))
  @APIResponse(responseCode = "204", description = "Revoked")
  @Operation(summary = "Revokes an API token at once")
  Response revokeToken(@PathParam("id") String id, @BeanParam ChangeQuery how) throws Exception;
}
