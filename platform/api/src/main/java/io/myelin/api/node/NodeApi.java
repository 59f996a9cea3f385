package io.myelin.api.node;

import static io.myelin.api.Media.JSON;

import io.myelin.api.ChangeQuery;
import io.myelin.api.Difference;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The node. */
@Path("/")
@Produces(JSON)
@Tag(name = "node", description = "The node itself, and the tables it keeps of its chain.")
public interface NodeApi {
  @GET
  @Path("status")
  @Operation(summary = "Head, process, health and workers of this node")
  Status status();

  @GET
  @Path("index")
  @Operation(summary = "What the index does and how many blocks it is behind")
  IndexState index();

  @GET
  @Path("storage")
  @Operation(
      summary = "What chain, index, models, plugins and logs take, and what is free",
      description = "Bytes of files; needs the permission 'inspect'.")
  Storage storage();

  @POST
  @Path("index/rebuild")
  @APIResponse(
      responseCode = "200",
      description = "With dryRun=true: what would be",
      content = @Content(schema = @Schema(implementation = Difference.class)))
  @APIResponse(
      responseCode = "202",
      description = "It begins",
      content = @Content(schema = @Schema(implementation = IndexState.class)))
  @Operation(
      summary = "Empty the tables and fill them again from block 0",
      description =
          "Needs the permission 'operate' and the"
              + " header 'X-Myelin-Request: 1'. Answers at once; poll /index. While a rebuild runs,"
              + " asking again changes nothing.")
  Response rebuild(
      @HeaderParam("X-Myelin-Request") @DefaultValue("") String marker, @BeanParam ChangeQuery how)
      throws Exception;
}
