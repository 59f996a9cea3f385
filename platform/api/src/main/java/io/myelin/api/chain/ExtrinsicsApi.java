package io.myelin.api.chain;

import static io.myelin.api.Media.CSV;
import static io.myelin.api.Media.JSON;
import static io.myelin.api.Media.LINES;

import io.myelin.api.Listing;
import io.myelin.api.OrderQuery;
import io.myelin.api.Problem;
import io.myelin.api.Spans;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Extrinsics of the past, and of the next block. */
@Path("/")
@Tag(name = "chain", description = "Head, supply, blocks, extrinsics and events.")
public interface ExtrinsicsApi {
  @GET
  @Path("extrinsics")
  @Produces({JSON, CSV, LINES})
  @Operation(summary = "Extrinsics of the whole history; from the index, seconds behind the chain")
  Listing<ExtrinsicRow> extrinsics(
      @BeanParam OrderQuery list,
      @QueryParam("signer") @DefaultValue("") @Parameter(description = "An address.") String signer,
      @QueryParam("pallet") @DefaultValue("") String pallet,
      @QueryParam("call") @DefaultValue("") String call,
      @QueryParam("success") @DefaultValue("") @Parameter(description = "true or false.")
          String success,
      @QueryParam("netuid")
          @DefaultValue("")
          @Parameter(
              description =
                  "Of the subnet that the arguments name, also those of a call inside of it.",
              example = "1")
          String netuid,
      @QueryParam("from") @DefaultValue("") @Parameter(description = Spans.FROM) String from,
      @QueryParam("to") @DefaultValue("") @Parameter(description = Spans.TO) String to);

  @GET
  @Path("extrinsics/{hash}")
  @Produces(JSON)
  @Operation(
      summary = "An extrinsic by its hash; from the index, seconds behind the chain",
      description = "The newest one, where the same bytes stand in several blocks.")
  ExtrinsicRow extrinsic(@PathParam("hash") String hash);

  @GET
  @Path("events")
  @Produces({JSON, CSV, LINES})
  @Operation(
      summary = "Events of the whole history; from the index, seconds behind the chain",
      description = "That an extrinsic ended well or not is said of the extrinsic.")
  Listing<EventRow> events(
      @BeanParam OrderQuery list,
      @QueryParam("pallet") @DefaultValue("") String pallet,
      @QueryParam("event") @DefaultValue("") String event,
      @QueryParam("netuid")
          @DefaultValue("")
          @Parameter(description = "Of the subnet that it is about.", example = "1")
          String netuid,
      @QueryParam("from") @DefaultValue("") @Parameter(description = Spans.FROM) String from,
      @QueryParam("to") @DefaultValue("") @Parameter(description = Spans.TO) String to);

  @POST
  @Path("extrinsics/dry-run")
  @Consumes(JSON)
  @Produces(JSON)
  @Operation(
      summary = "What an extrinsic would do in the next block: fee, outcome and changes of state",
      description =
          "Nothing is kept or sent. At most 256 KiB; one at a time, at most 10 s: 503 when the node"
              + " is busy.")
  Trial dryRun(TrialRequest request);

  @POST
  @Path("extrinsics/prepare")
  @Consumes(JSON)
  @Produces(JSON)
  @Operation(
      summary = "What to sign for a call, and what it would do; nothing is kept or sent",
      description = "The signature goes to POST extrinsics with call, signer, nonce and era.")
  Prepared prepare(PrepareRequest request);

  @POST
  @Path("extrinsics")
  @Consumes(JSON)
  @APIResponse(
      responseCode = "202",
      description = "It waits in the pool",
      content = @Content(schema = @Schema(implementation = Submitted.class)))
  @APIResponse(
      responseCode = "409",
      description = "The pool refused it",
      content =
          @Content(mediaType = Problem.MEDIA, schema = @Schema(implementation = Problem.class)))
  @Operation(
      summary = "Offers signed bytes to the pool",
      description = "The same bytes twice change nothing: the second time is refused with 409.")
  Response submit(SubmitRequest request);
}
