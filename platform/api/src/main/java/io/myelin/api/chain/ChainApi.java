package io.myelin.api.chain;

import static io.myelin.api.Media.CSV;
import static io.myelin.api.Media.JSON;
import static io.myelin.api.Media.LINES;

import io.myelin.api.Listing;
import io.myelin.api.OrderQuery;
import io.myelin.api.Spans;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The chain itself. */
@Path("/")
@Produces(JSON)
@Tag(name = "chain", description = "Head, supply, blocks, extrinsics and events.")
public interface ChainApi {
  @GET
  @Path("chain")
  @Operation(summary = "The chain in one look: head, version, supply, next halving")
  ChainInfo chain();

  @GET
  @Path("chain/head")
  @Operation(summary = "The newest block")
  Head head();

  @GET
  @Path("supply")
  @Operation(
      summary = "Issuance, and whether every rao is accounted for",
      description =
          "As of 'block': the newest, or one shortly before where summing all accounts takes long."
              + " 'verified' is the block whose state held all invariants when it was last counted"
              + " in full since the node started; verify=true counts now, and needs the permission"
              + " 'operate'.")
  Supply supply(@QueryParam("verify") @DefaultValue("false") boolean verify);

  @GET
  @Path("chain/issuance")
  @Produces({JSON, CSV, LINES})
  @Operation(
      summary = "Issuance after past blocks, newest first; from the index",
      description =
          "Of every 100th block whose state was kept when the index came by, since no receipt has"
              + " it; page.cutAt says since which block.")
  Listing<Issuance> issuance(
      @BeanParam OrderQuery list,
      @QueryParam("step")
          @DefaultValue("")
          @Parameter(description = "Blocks from one row to the next, a multiple of 100.")
          String step,
      @QueryParam("from") @DefaultValue("") @Parameter(description = Spans.FROM) String from,
      @QueryParam("to") @DefaultValue("") @Parameter(description = Spans.TO) String to);
}
