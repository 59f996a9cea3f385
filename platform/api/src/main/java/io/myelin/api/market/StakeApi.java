package io.myelin.api.market;

import static io.myelin.api.Media.JSON;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Staking before it is signed. */
@Path("stake")
@Tag(name = "market", description = "Subnets, neurons, accounts and payouts.")
public interface StakeApi {
  @POST
  @Path("preview")
  @Consumes(JSON)
  @Produces(JSON)
  @Operation(
      summary = "What a stake would change in the next block; nothing is signed or sent",
      description = "Dividends are not foretold: they hang on what validators do.")
  StakePreview preview(StakePreviewRequest request);
}
