package io.myelin.api.market;

import static io.myelin.api.Media.CSV;
import static io.myelin.api.Media.JSON;
import static io.myelin.api.Media.LINES;

import io.myelin.api.Listing;
import io.myelin.api.OrderQuery;
import io.myelin.api.TableQuery;
import io.myelin.api.chain.ExtrinsicRow;
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

/** Accounts. */
@Path("accounts")
@Tag(name = "market", description = "Subnets, neurons, accounts and payouts.")
public interface AccountsApi {
  @GET
  @Produces({JSON, CSV, LINES})
  @Operation(
      summary = "All accounts, the one that has most first",
      description =
          "Of a state with more than 100,000 accounts these many are looked at; page.cutAt says"
              + " so.")
  Listing<Account> accounts(
      @BeanParam TableQuery list,
      @QueryParam("at") @DefaultValue("") @Parameter(description = SubnetsApi.AT) String at);

  @GET
  @Path("{address}")
  @Produces(JSON)
  @Operation(summary = "Balance and nonce of an account")
  Account account(
      @PathParam("address") String address,
      @QueryParam("at") @DefaultValue("") @Parameter(description = SubnetsApi.AT) String at);

  @GET
  @Path("{address}/stakes")
  @Produces({JSON, CSV, LINES})
  @Operation(summary = "What a coldkey has staked, and with whom")
  Listing<Stake> stakes(
      @PathParam("address") String address,
      @BeanParam TableQuery list,
      @QueryParam("at") @DefaultValue("") @Parameter(description = SubnetsApi.AT) String at);

  @GET
  @Path("{address}/extrinsics")
  @Produces({JSON, CSV, LINES})
  @Operation(summary = "What an account signed; from the index, seconds behind the chain")
  Listing<ExtrinsicRow> extrinsicsOfAccount(
      @PathParam("address") String address, @BeanParam OrderQuery list);
}
