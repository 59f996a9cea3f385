package io.myelin.api.market;

import static io.myelin.api.Media.CSV;
import static io.myelin.api.Media.JSON;
import static io.myelin.api.Media.LINES;

import io.myelin.api.Listing;
import io.myelin.api.TableQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Neurons as rows. */
@Path("neurons")
@Tag(name = "market", description = "Subnets, neurons, accounts and payouts.")
public interface NeuronsApi {
  @GET
  @Produces({JSON, CSV, LINES})
  @Operation(summary = "Neurons of one subnet, or of all")
  Listing<Neuron> neurons(
      @BeanParam TableQuery list,
      @QueryParam("netuid") @DefaultValue("") @Parameter(description = "One subnet.") String netuid,
      @QueryParam("at") @DefaultValue("") @Parameter(description = SubnetsApi.AT) String at);

  @GET
  @Path("movers")
  @Produces({JSON, CSV, LINES})
  @Operation(
      summary = "Neurons whose rank the latest epoch of their subnet changed, the most first",
      description = "From the index: a subnet has none until two of its epochs are there.")
  Listing<Mover> movers(
      @BeanParam TableQuery list,
      @QueryParam("netuid") @DefaultValue("") @Parameter(description = "One subnet.") String netuid,
      @QueryParam("at") @DefaultValue("") @Parameter(description = SubnetsApi.AT) String at);
}
