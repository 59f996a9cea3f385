package io.myelin.api.node;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What changes, as it changes. */
@Path("stream")
@Tag(name = "node", description = "The node itself, and the tables it keeps of its chain.")
public interface StreamApi {
  @GET
  @Produces("text/event-stream")
  @Operation(
      summary = "Server-sent events of the topics that are asked for; one stream for a page",
      description =
          "Topics: head, payouts:NETUID, metagraph:NETUID, extrinsic:0xHASH. A frame says what"
              + " changed and not the whole: 'id' is height.sequence, 'event' the topic. The newest"
              + " frame of each topic comes first. At most one frame for a topic in 250 ms, the"
              + " newest wins; a comment every 15 s. With Last-Event-ID the newest frame of each"
              + " topic since then, or 'event: reset' when that is too long ago: ask for all again.")
  @APIResponse(
      responseCode = "200",
      description = "Goes on until either side ends it",
      content =
          @Content(
              mediaType = "text/event-stream",
              schema = @Schema(implementation = String.class)))
  void stream(
      @QueryParam("topics") @DefaultValue("head") @Parameter(example = "head,payouts:1")
          String topics,
      @QueryParam("lastEventId") @DefaultValue("") String lastEventId);
}
