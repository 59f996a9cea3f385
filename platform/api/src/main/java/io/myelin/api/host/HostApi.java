package io.myelin.api.host;

import static io.myelin.api.Media.JSON;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What runs here, how it is set, and what it said. */
@Path("/host/api/v1")
@Produces(JSON)
@Tag(name = "host", description = "The neuron host: plugins, neurons, jobs, logs and settings.")
public interface HostApi {
  @GET
  @Path("workers")
  @Operation(summary = "The processes behind the neurons")
  List<HostWorker> workers();

  @GET
  @Path("configuration")
  @Operation(summary = "Every setting of node and host: its value, its default and its source")
  List<Setting> configuration();

  @GET
  @Path("models")
  @Operation(summary = "The model files of the data folder")
  List<ModelFile> models() throws Exception;

  @GET
  @Path("answers")
  @Operation(
      summary = "What this node's validators asked a neuron in their newest rounds, and thought",
      description =
          "With truths: whoever reads them can answer those questions. Older rounds are in the"
              + " evidence files of the data folder.")
  List<JudgedRound> answers(
      @QueryParam("netuid") @DefaultValue("") @Parameter(required = true, example = "1")
          String netuid,
      @QueryParam("uid") @DefaultValue("") @Parameter(required = true, example = "4") String uid);

  @GET
  @Path("logs")
  @Operation(
      summary = "The end of a log: of its last mebibyte the lines that hold a text",
      description = "Also says which logs there are.")
  LogLines logs(
      @QueryParam("source")
          @DefaultValue("platform")
          @Parameter(description = "The name of a log.", example = "platform")
          String source,
      @QueryParam("q")
          @DefaultValue("")
          @Parameter(description = "At most 100 characters, in capitals or not.")
          String text,
      @QueryParam("limit")
          @DefaultValue("200")
          @Parameter(description = "1 to 2000 lines.", example = "200")
          String limit)
      throws Exception;
}
