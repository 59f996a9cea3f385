package io.myelin.api.host;

import static io.myelin.api.Media.JSON;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Asking neurons, of whatever node. A servlet answers, as an answer can come in parts and who hangs
 * up is to be missed.
 */
@Path("/host/api/v1/subnets")
@Produces(JSON)
@Tag(name = "asking", description = "Questions to neurons, and the files that go with them.")
public interface AskingApi {
  @GET
  @Operation(summary = "The subnets that can be asked here: those whose plugins this node has")
  List<Askable> askable();

  @GET
  @Path("{netuid}")
  @Operation(summary = "What can be asked on a subnet: tasks, limits and the schemas of fields")
  AskableTasks tasks(@PathParam("netuid") @Parameter(example = "1") String netuid);

  @POST
  @Path("{netuid}/ask")
  @Consumes(JSON)
  @Operation(
      summary = "Asks a neuron, in this node's name",
      description =
          "With Accept: text/event-stream the answer comes as events: 'chosen' says who is asked,"
              + " 'part' for each part, then 'answer', which is the document of the other form, or"
              + " 'problem'.")
  @APIResponse(
      responseCode = "200",
      description = "Answered",
      content = {
        @Content(mediaType = JSON, schema = @Schema(implementation = AskAnswer.class)),
        @Content(mediaType = "text/event-stream", schema = @Schema(implementation = String.class))
      })
  @APIResponse(responseCode = "502", description = "The neuron failed; the problem says how.")
  @APIResponse(responseCode = "504", description = "The neuron did not answer in time.")
  AskAnswer ask(
      @PathParam("netuid") @Parameter(example = "1") String netuid,
      @HeaderParam("X-Myelin-Request")
          @Parameter(
              required = true,
              description = "1: what no page of another server can send.",
              example = "1")
          String mark,
      AskRequest question);
}
