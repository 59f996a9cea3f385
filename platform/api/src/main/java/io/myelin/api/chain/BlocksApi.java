package io.myelin.api.chain;

import static io.myelin.api.Media.CSV;
import static io.myelin.api.Media.JSON;
import static io.myelin.api.Media.LINES;

import io.myelin.api.Listing;
import io.myelin.api.OrderQuery;
import io.myelin.api.TableQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Blocks and what is in them. */
@Path("/")
@Tag(name = "chain", description = "Head, supply, blocks, extrinsics and events.")
public interface BlocksApi {
  @GET
  @Path("blocks")
  @Produces({JSON, CSV, LINES})
  @Operation(summary = "Blocks, newest first")
  Listing<BlockRow> blocks(
      @BeanParam OrderQuery list,
      @QueryParam("hasFailures")
          @DefaultValue("")
          @Parameter(description = "true or false: whether an extrinsic in it failed.")
          String hasFailures);

  @GET
  @Path("blocks/{id}")
  @Produces(JSON)
  @Operation(summary = "A block by number, hash or the word head, with payouts and outcomes")
  Block block(@Parameter(example = "head") @PathParam("id") String id);

  @GET
  @Path("blocks/{id}/raw")
  @Produces(JSON)
  @Operation(summary = "A block as bytes")
  RawBlock raw(@Parameter(example = "head") @PathParam("id") String id);

  @GET
  @Path("blocks/{id}/extrinsics")
  @Produces({JSON, CSV, LINES})
  @Operation(
      summary = "The extrinsics of a block with their calls, arguments and outcomes in words",
      description =
          "Outcomes are null for a block of a build without receipts whose state is discarded.")
  Listing<DecodedExtrinsic> extrinsicsOfBlock(
      @Parameter(example = "head") @PathParam("id") String id, @BeanParam TableQuery list);

  @GET
  @Path("blocks/{id}/events")
  @Produces({JSON, CSV, LINES})
  @Operation(
      summary = "The events of a block in their order, with their fields in words",
      description = "404 for a block of a build without receipts whose state is discarded.")
  Listing<DecodedEvent> eventsOfBlock(
      @Parameter(example = "head") @PathParam("id") String id, @BeanParam TableQuery list);

  @GET
  @Path("blocks/{id}/payouts")
  @Produces({JSON, CSV, LINES})
  @Operation(summary = "What a block paid, and to whom")
  Listing<Payout> payoutsOfBlock(
      @Parameter(example = "head") @PathParam("id") String id, @BeanParam TableQuery list);

  @GET
  @Path("blocks/{id}/payouts/{index}/proof")
  @Produces(JSON)
  @Operation(
      summary = "Nodes of the receipts trie that show one payout under the block's header",
      description =
          "'index' is the payout's place in its block, from 0. samples/proofs/verify.py checks the"
              + " answer. Blocks of runtime version 426 have no receipts root.")
  PayoutProof payoutProof(@PathParam("id") String id, @PathParam("index") String index);
}
