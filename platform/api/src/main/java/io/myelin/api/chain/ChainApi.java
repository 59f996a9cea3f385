package io.myelin.api.chain;

import static io.myelin.api.Media.JSON;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
              + " 'verified' is the block whose state held all invariants when it was last counted in"
              + " full since the node started; verify=true counts now, and needs the"
              + " permission 'operate'.")
  Supply supply(@QueryParam("verify") @DefaultValue("false") boolean verify);
}
