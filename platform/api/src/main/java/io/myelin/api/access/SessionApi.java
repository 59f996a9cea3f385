package io.myelin.api.access;

import static io.myelin.api.Media.JSON;

import io.myelin.api.ChangeQuery;
import io.myelin.api.Difference;
import io.myelin.api.Problem;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/** Signing in and out, and who is signed in. */
@Path("/")
@Produces(JSON)
@Tag(name = "access", description = "Who may do what, and who did.")
public interface SessionApi {
  @POST
  @Path("session")
  @Consumes(JSON)
  @APIResponse(
      responseCode = "200",
      description = "Signed in; the cookie of the session is with it",
      content = @Content(schema = @Schema(implementation = SignedIn.class)))
  @APIResponse(
      responseCode = "429",
      description = "Refused: too many tries; Retry-After says when the next is looked at",
      content =
          @Content(mediaType = Problem.MEDIA, schema = @Schema(implementation = Problem.class)))
  @Operation(
      summary = "Signs somebody in: by name and password, or by the secret of a one-time link",
      description = "Needs the header 'X-Myelin-Request: 1', which a foreign page cannot send.")
  Response signIn(
      SignInRequest given, @HeaderParam("X-Myelin-Request") @DefaultValue("") String marker);

  @DELETE
  @Path("session")
  @APIResponse(responseCode = "204", description = "Signed out")
  @Operation(summary = "Signs out: ends the session of this cookie")
  Response signOut();

  @PUT
  @Path("session/password")
  @Consumes(JSON)
  @APIResponse(
      responseCode = "200",
      description = "With dryRun=true: what would be",
      content = @Content(schema = @Schema(implementation = Difference.class)))
  @APIResponse(responseCode = "204", description = "It is changed")
  @APIResponse(
      responseCode = "429",
      description = "Refused: too many tries",
      content =
          @Content(mediaType = Problem.MEDIA, schema = @Schema(implementation = Problem.class)))
  @Operation(
      summary = "Changes one's own password",
      description = "All other sessions of the same person end.")
  Response changePassword(PasswordChange change, @BeanParam ChangeQuery how) throws Exception;

  @GET
  @Path("sessions")
  @Operation(summary = "Who is signed in")
  Items<SessionRow> sessions();

  @DELETE
  @Path("sessions/{id}")
  @APIResponse(
      responseCode = "200",
      description = "With dryRun=true: what would be",
      content = @Content(schema = @Schema(implementation = Difference.class)))
  @APIResponse(responseCode = "204", description = "It ended")
  @Operation(summary = "Ends somebody's session at once")
  Response endSession(@PathParam("id") String id, @BeanParam ChangeQuery how) throws Exception;

  @POST
  @Path("sign-in-links")
  @APIResponse(
      responseCode = "200",
      description = "With dryRun=true: what would be",
      content = @Content(schema = @Schema(implementation = Difference.class)))
  @APIResponse(
      responseCode = "201",
      description = "It signs in once",
      content = @Content(schema = @Schema(implementation = SignInLink.class)))
  @Operation(
      summary = "Makes a link that signs in as owner, once and within 15 minutes",
      description = "The secret goes behind '#' of the path, which browsers send to nobody.")
  Response makeSignInLink(@BeanParam ChangeQuery how) throws Exception;
}
