package io.myelin.node.rest;

import io.myelin.node.chain.AddressBook;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.node.index.Indexer;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.ChainQueries;
import io.myelin.runtime.frame.Payout;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Subnets, their neurons, accounts and what was paid to whom. */
@RequestScoped
@Path("/")
@Produces("application/json")
@Tag(
    name = "market",
    description = "Subnets, neurons, accounts and payouts, from the chain itself.")
public class MarketResource {
  private static final int MOST_PAYOUTS = 1000;
  private static final int MOST_EPOCHS = 200;

  @Inject private ChainService chain;
  @Inject private Indexer indexer;

  @GET
  @Path("subnets")
  @Operation(summary = "All subnets")
  public String subnets() {
    return Json.text(chain.queries().subnets(chain.headState()).stream().map(this::view).toList());
  }

  @GET
  @Path("subnets/{netuid}")
  @Operation(summary = "One subnet")
  public String subnet(@PathParam("netuid") String netuid) {
    NetUid wanted = netuid(netuid);
    return Json.text(
        chain.queries().subnets(chain.headState()).stream()
            .filter(subnet -> subnet.netuid().equals(wanted))
            .findFirst()
            .map(this::view)
            .orElseThrow(() -> noSubnet(netuid)));
  }

  @GET
  @Path("subnets/{netuid}/metagraph")
  @Operation(
      summary = "A subnet's neurons, now or after a recent block",
      description =
          "States of the last 1,200 blocks are kept unless the operator says otherwise. A neuron's stake grew between two blocks by"
              + " its payouts after the first up to the second, when nobody staked meanwhile.")
  public String metagraph(
      @PathParam("netuid") String netuid, @QueryParam("block") @DefaultValue("head") String at) {
    NetUid wanted = netuid(netuid);
    ChainBlock block =
        at.equals("head")
            ? chain.head()
            : chain
                .block(Query.height("block", at))
                .orElseThrow(() -> Problem.notFound("No block " + at + " is known here."));
    StateTrie state =
        chain
            .ledger()
            .stateAt(block.hash())
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "The state after block "
                            + at
                            + " is discarded; ask for a newer block (MYELIN_HISTORY says how many"
                            + " are kept)."));
    List<ChainQueries.Neuron> neurons =
        chain.queries().metagraph(state, wanted).orElseThrow(() -> noSubnet(netuid));
    AddressBook names = chain.addressBook();
    return Json.text(
        new Views.Metagraph(
            wanted.value(),
            block.number(),
            neurons.stream().map(neuron -> Views.Neuron.of(neuron, names)).toList()));
  }

  /** What each of the latest epochs left, oldest first. */
  @GET
  @Path("subnets/{netuid}/epochs")
  @Operation(summary = "Neurons as the latest epochs left them, oldest first; from the index")
  public String epochs(
      @PathParam("netuid") String netuid, @QueryParam("limit") @DefaultValue("40") String limit) {
    int most = Query.limit(limit, MOST_EPOCHS);
    AddressBook names = chain.addressBook();
    return Json.text(
        indexer.reader().epochs(netuid(netuid).value(), most).entrySet().stream()
            .map(epoch -> Views.Epoch.of(epoch.getKey(), epoch.getValue(), names))
            .toList());
  }

  @GET
  @Path("accounts/{address}")
  @Operation(summary = "Balance and nonce of an account")
  public String account(@PathParam("address") String address) {
    AccountId account = Query.account(address).orElseThrow();
    return Json.text(
        Views.Account.of(account, chain.queries().balance(chain.headState(), account)));
  }

  @GET
  @Path("accounts/{address}/stakes")
  @Operation(summary = "What a coldkey has staked, and with whom")
  public String stakes(@PathParam("address") String address) {
    AccountId account = Query.account(address).orElseThrow();
    return Json.text(
        chain.queries().stakes(chain.headState(), account).stream()
            .map(position -> Views.Stake.of(position, chain.addressBook()))
            .toList());
  }

  /** Newest first, from the blocks themselves; sums over any span are under index/payouts. */
  @GET
  @Path("payouts")
  @Operation(
      summary = "Recent payouts, newest first",
      description =
          "Of the 2,000 blocks up to 'to', or those since 'from'; more than 2,000 are refused. The"
              + " newest 'limit' of them. A payout goes to the hotkey's pool on the subnet.")
  public String payouts(
      @QueryParam("limit") @DefaultValue("50") String limit,
      @QueryParam("netuid") String netuid,
      @QueryParam("hotkey") String hotkey,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @DefaultValue("999999999999") String to) {
    int most = Query.limit(limit, MOST_PAYOUTS);
    Optional<NetUid> subnet = Query.netuid(netuid);
    Optional<AccountId> receiver = Query.account(hotkey);
    long last = Math.min(Query.height("to", to), chain.ledger().head().height());
    PayoutSpan span =
        from == null || from.isEmpty()
            ? PayoutSpan.upTo(last)
            : new PayoutSpan(Query.height("from", from), last);
    span.refusal()
        .ifPresent(
            why -> {
              throw Problem.badRequest(why);
            });
    List<Views.PayoutView> found = new ArrayList<>();
    for (long height = last; height >= span.first() && found.size() < most; height--) {
      for (Payout payout : chain.block(height).map(ChainBlock::payouts).orElse(List.of())) {
        if (found.size() < most
            && subnet.map(payout.netuid()::equals).orElse(true)
            && receiver.map(payout.hotkey()::equals).orElse(true)) {
          found.add(Views.PayoutView.of(height, payout, chain.addressBook()));
        }
      }
    }
    return Json.text(found);
  }

  private Views.Subnet view(ChainQueries.SubnetInfo subnet) {
    return Views.Subnet.of(subnet, chain.subnetNames());
  }

  private static NetUid netuid(String text) {
    return Query.netuid(text).orElseThrow();
  }

  private static RuntimeException noSubnet(String netuid) {
    return Problem.notFound("Subnet " + netuid + " does not exist; see /api/v1/subnets.");
  }
}
