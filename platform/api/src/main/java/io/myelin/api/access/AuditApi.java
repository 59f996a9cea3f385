package io.myelin.api.access;

import static io.myelin.api.Media.JSON;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who did what, when and from where. */
@Path("audit")
@Produces(JSON)
@Tag(name = "access", description = "Who may do what, and who did.")
public interface AuditApi {
  @GET
  @Operation(
      summary = "Changes and refusals, newest first; for the next page give page.next as before",
      description =
          "A change has an entry 'begun', on the disk before it is made, and one with its outcome."
              + " A page reads 4 MiB of the log at most, so a filter may leave it empty with more"
              + " to come: go on by page.next until it is null.")
  Items<AuditRow> audit(
      @QueryParam("limit") @DefaultValue("50") @Parameter(description = "1 to 200.", example = "50")
          String limit,
      @QueryParam("before")
          @DefaultValue("")
          @Parameter(description = "page.next of an earlier answer.")
          String before,
      @QueryParam("who") @DefaultValue("") @Parameter(description = "Whose deeds, the whole name.")
          String who,
      @QueryParam("what")
          @DefaultValue("")
          @Parameter(description = "Which change, the whole name.")
          String what)
      throws IOException;

  @GET
  @Path("head")
  @Operation(
      summary = "Whether the log is as it was written",
      description =
          "What is new is looked at each time, and all of it once in ten minutes; ./myelin audit"
              + " verify looks at all of it always.")
  AuditHead auditHead() throws IOException;

  @GET
  @Path("export")
  @Produces("text/plain")
  @APIResponse(
      responseCode = "200",
      description = "Each line: its hash, a space, its JSON",
      content = @Content(mediaType = "text/plain", schema = @Schema(implementation = String.class)))
  @Operation(
      summary = "The log as it is on the disk",
      description = "./myelin audit verify --file reads it.")
  Response exportAudit();
}
