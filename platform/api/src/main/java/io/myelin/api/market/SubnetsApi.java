package io.myelin.api.market;

import static io.myelin.api.Media.CSV;
import static io.myelin.api.Media.JSON;
import static io.myelin.api.Media.LINES;

import io.myelin.api.Listing;
import io.myelin.api.OrderQuery;
import io.myelin.api.Spans;
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

/** Subnets and who works on them. */
@Path("subnets")
@Tag(name = "market", description = "Subnets, neurons, accounts and payouts.")
public interface SubnetsApi {
  @GET
  @Produces({JSON, CSV, LINES})
  @Operation(summary = "All subnets")
  Listing<Subnet> subnets(
      @BeanParam TableQuery list,
      @QueryParam("at") @DefaultValue("") @Parameter(description = AT) String at);

  @GET
  @Path("{netuid}")
  @Produces(JSON)
  @Operation(summary = "One subnet")
  Subnet subnet(
      @PathParam("netuid") @Parameter(example = "1") String netuid,
      @QueryParam("at") @DefaultValue("") @Parameter(description = AT) String at);

  @GET
  @Path("{netuid}/metagraph")
  @Produces(JSON)
  @Operation(
      summary = "A subnet's neurons, column by column",
      description =
          "A neuron's stake grew between two blocks by its payouts after the first up to the"
              + " second, when nobody staked meanwhile. Rows are at neurons?netuid=.")
  Metagraph metagraph(
      @PathParam("netuid") @Parameter(example = "1") String netuid,
      @QueryParam("at") @DefaultValue("") @Parameter(description = AT) String at);

  @GET
  @Path("{netuid}/epochs")
  @Produces({JSON, CSV, LINES})
  @Operation(
      summary = "Neurons as epochs left them, newest first; from the index",
      description = "One row for each neuron and epoch.")
  Listing<Epoch> epochs(
      @PathParam("netuid") @Parameter(example = "1") String netuid,
      @BeanParam OrderQuery list,
      @QueryParam("from") @DefaultValue("") @Parameter(description = Spans.FROM) String from,
      @QueryParam("to") @DefaultValue("") @Parameter(description = Spans.TO) String to);

  @GET
  @Path("{netuid}/registration-prices")
  @Produces({JSON, CSV, LINES})
  @Operation(
      summary = "What a place on a subnet cost after each of its epochs, newest first",
      description =
          "From the index, of blocks whose state was kept when it came by, since no receipt has it;"
              + " page.cutAt says since which block. Between epochs it falls, and rises with"
              + " whoever joins.")
  Listing<RegistrationPrice> registrationPrices(
      @PathParam("netuid") @Parameter(example = "1") String netuid,
      @BeanParam OrderQuery list,
      @QueryParam("from") @DefaultValue("") @Parameter(description = Spans.FROM) String from,
      @QueryParam("to") @DefaultValue("") @Parameter(description = Spans.TO) String to);

  @GET
  @Path("{netuid}/registrations")
  @Produces({JSON, CSV, LINES})
  @Operation(
      summary = "Who joined a subnet, in whose place, and who left to whom; newest first",
      description =
          "From the index, and neurons of the genesis, which no event tells of. What each paid is"
              + " in no event: the state before its block has the price. The newest 100,000.")
  Listing<Registration> registrations(
      @PathParam("netuid") @Parameter(example = "1") String netuid, @BeanParam TableQuery list);

  @GET
  @Path("{netuid}/weights")
  @Produces(JSON)
  @Operation(
      summary = "Weights as sparse triples",
      description = "Of a kept state, or of any block that ended an epoch of the subnet.")
  Matrix weights(
      @PathParam("netuid") @Parameter(example = "1") String netuid,
      @QueryParam("at") @DefaultValue("") @Parameter(description = AT) String at);

  @GET
  @Path("{netuid}/bonds")
  @Produces(JSON)
  @Operation(
      summary = "Bonds as sparse triples",
      description = "Of a kept state, or of any block that ended an epoch of the subnet.")
  Matrix bonds(
      @PathParam("netuid") @Parameter(example = "1") String netuid,
      @QueryParam("at") @DefaultValue("") @Parameter(description = AT) String at);

  @GET
  @Path("{netuid}/parameters")
  @Produces({JSON, CSV, LINES})
  @Operation(
      summary = "What the chain stores of a subnet under its number alone, by the metadata",
      description =
          "With what the running version declares of each: unit, the bounds of its type, the call"
              + " named after it and who may make it. Which values a call refuses beyond that is"
              + " told by a dry run.")
  Listing<SubnetParameter> parameters(
      @PathParam("netuid") @Parameter(example = "1") String netuid,
      @BeanParam TableQuery list,
      @QueryParam("at") @DefaultValue("") @Parameter(description = AT) String at);

  /** What 'at' means. */
  String AT =
      "Block whose state is shown, by number, hash or the word head; states of the last blocks are"
          + " kept, as many as MYELIN_HISTORY says.";
}
