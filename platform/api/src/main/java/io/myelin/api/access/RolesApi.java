package io.myelin.api.access;

import static io.myelin.api.Media.JSON;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who asks, and who may do what. */
@Path("/")
@Produces(JSON)
@Tag(name = "access", description = "Who may do what, and who did.")
public interface RolesApi {
  @GET
  @Path("roles")
  @Operation(
      summary = "The roles, what each may, and which permission each operation needs",
      description = "The table by which every request is decided; pages read it from here.")
  Roles roles();

  @GET
  @Path("session")
  @Operation(
      summary = "Who asks, and what they may",
      description = "Answers everybody; 'open' says that this machine reads without signing in.")
  Session session();
}
