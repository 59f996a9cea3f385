package io.myelin.api.market;

import static io.myelin.api.Media.CSV;
import static io.myelin.api.Media.JSON;
import static io.myelin.api.Media.LINES;

import io.myelin.api.Listing;
import io.myelin.api.OrderQuery;
import io.myelin.api.Spans;
import io.myelin.api.TableQuery;
import io.myelin.api.chain.Payout;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was paid. */
@Path("payouts")
@Tag(name = "market", description = "Subnets, neurons, accounts and payouts.")
public interface PayoutsApi {
  @GET
  @Produces({JSON, CSV, LINES})
  @Operation(
      summary = "Payouts of the whole history; from the index, seconds behind the chain",
      description = "A payout goes to the hotkey's pool on the subnet.")
  Listing<Payout> payouts(
      @BeanParam OrderQuery list,
      @QueryParam("netuid") @DefaultValue("") String netuid,
      @QueryParam("hotkey") @DefaultValue("") String hotkey,
      @QueryParam("from") @DefaultValue("") @Parameter(description = Spans.FROM) String from,
      @QueryParam("to") @DefaultValue("") @Parameter(description = Spans.TO) String to);

  @GET
  @Path("totals")
  @Produces({JSON, CSV, LINES})
  @Operation(
      summary = "What each hotkey got in a span of blocks, summed by cause; from the index",
      description = "Both ends included; up to the last indexed block, which is page.asOf.")
  Listing<PayoutTotal> totals(
      @BeanParam TableQuery list,
      @QueryParam("netuid") @DefaultValue("") String netuid,
      @QueryParam("hotkey") @DefaultValue("") String hotkey,
      @QueryParam("from") @DefaultValue("") @Parameter(description = Spans.FROM) String from,
      @QueryParam("to") @DefaultValue("") @Parameter(description = Spans.TO) String to);
}
