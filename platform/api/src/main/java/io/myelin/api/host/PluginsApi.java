package io.myelin.api.host;

import static io.myelin.api.Media.JSON;

import io.myelin.api.Difference;
import io.myelin.api.Problem;
import io.myelin.api.TaggedChangeQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The plugins of a data folder. */
@Path("/host/api/v1/plugins")
@Produces(JSON)
@Tag(name = "host", description = "The neuron host: plugins, neurons, jobs, logs and settings.")
public interface PluginsApi {
  /** What a jar is sent as. */
  String JAR = "application/java-archive";

  String BYTES = "application/octet-stream";

  @GET
  @Operation(summary = "Installed plugins, and dropped jars that were refused")
  List<PluginRow> plugins() throws IOException;

  @GET
  @Path("{id}")
  @APIResponse(
      responseCode = "200",
      description = "As it is kept; the ETag is for If-Match with changes",
      content = @Content(schema = @Schema(implementation = PluginDetail.class)))
  @Operation(summary = "A plugin: its versions, what it asks for and was granted, who runs it")
  Response plugin(@PathParam("id") String id) throws Exception;

  @POST
  @Consumes({JAR, BYTES})
  @APIResponse(
      responseCode = "200",
      description = "With dryRun=true: the jar would be taken; nothing is kept",
      content = @Content(schema = @Schema(implementation = PluginVerdict.class)))
  @APIResponse(
      responseCode = "202",
      description = "A job goes on: verify, keep, grant, trial, live; Location is its address",
      content = @Content(schema = @Schema(implementation = Job.class)))
  @APIResponse(
      responseCode = "422",
      description = "The jar was refused; nothing is kept",
      content =
          @Content(mediaType = Problem.MEDIA, schema = @Schema(implementation = Problem.class)))
  @Operation(
      summary = "Takes a plugin's jar in, as the body: a new plugin, or a newer version of one",
      description =
          "Nothing of it is run before what it asks for is granted. A request has 16 MiB; a larger"
              + " jar is brought in pieces by PUT blobs/SHA256, and named by blob= with an empty"
              + " body.")
  Response bring(
      @QueryParam("name")
          @DefaultValue("")
          @Parameter(description = "Of the file, for what is said of it.", example = "my.jar")
          String name,
      @QueryParam("allowUnsigned")
          @DefaultValue("")
          @Parameter(
              description =
                  "true: also a jar that no certificate in the folder 'trust' of the data folder"
                      + " signed.")
          String allowUnsigned,
      @QueryParam("dryRun") @DefaultValue("") @Parameter(description = "true: look at it only.")
          String dryRun,
      @QueryParam("blob")
          @DefaultValue("")
          @Parameter(description = "SHA-256 of an attachment of this node, instead of a body.")
          String blob,
      @HeaderParam("Idempotency-Key") @DefaultValue("") String key,
      InputStream jar)
      throws Exception;

  @POST
  @Path("{id}/approve")
  @Consumes(JSON)
  @APIResponse(
      responseCode = "200",
      description = "It is live; or with dryRun=true what would be",
      content = @Content(schema = @Schema(oneOf = {PluginChange.class, Difference.class})))
  @Operation(
      summary = "Grants what a version asks for, or switches a disabled plugin on again",
      description = "Refused with 409 when the grants are not what it asks for.")
  Response approve(
      @PathParam("id") String id, PluginApproval approval, @BeanParam TaggedChangeQuery how)
      throws Exception;

  @POST
  @Path("{id}/disable")
  @APIResponse(
      responseCode = "200",
      description =
          "No neuron may run it until it is approved again; or with dryRun=true what would be",
      content = @Content(schema = @Schema(oneOf = {PluginChange.class, Difference.class})))
  @Operation(summary = "Keeps a plugin without letting any neuron run it")
  Response disable(@PathParam("id") String id, @BeanParam TaggedChangeQuery how) throws Exception;

  @POST
  @Path("{id}/rollback")
  @APIResponse(
      responseCode = "200",
      description = "The version before is live; or with dryRun=true what would be",
      content = @Content(schema = @Schema(oneOf = {PluginChange.class, Difference.class})))
  @Operation(summary = "Makes the version before live again; the newer one is deleted")
  Response rollback(@PathParam("id") String id, @BeanParam TaggedChangeQuery how) throws Exception;

  @DELETE
  @Path("{id}")
  @APIResponse(
      responseCode = "200",
      description =
          "It is gone, and its jars; the neurons that used it are named; or with dryRun=true what"
              + " would be",
      content = @Content(schema = @Schema(oneOf = {PluginChange.class, Difference.class})))
  @Operation(summary = "Deletes a plugin and its jars")
  Response remove(
      @PathParam("id") String id,
      @QueryParam("confirm")
          @DefaultValue("")
          @Parameter(description = "The id once more, as somebody typed it.")
          String confirm,
      @BeanParam TaggedChangeQuery how)
      throws Exception;
}
