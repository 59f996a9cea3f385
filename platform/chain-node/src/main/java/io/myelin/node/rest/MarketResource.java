package io.myelin.node.rest;

import io.myelin.node.chain.AddressBook;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.node.index.Indexer;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
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

/** Subnets, their neurons, accounts and what was paid to whom. */
@RequestScoped
@Path("/")
@Produces("application/json")
public class MarketResource {
  private static final int MOST_PAYOUTS = 1000;
  private static final int MOST_EPOCHS = 200;

  /** How far back payouts are looked for; an epoch comes every few hundred blocks at most. */
  private static final int PAYOUT_HORIZON = 2000;

  @Inject private ChainService chain;
  @Inject private Indexer indexer;

  @GET
  @Path("subnets")
  public String subnets() {
    return Json.text(chain.queries().subnets(chain.headState()).stream().map(this::view).toList());
  }

  @GET
  @Path("subnets/{netuid}")
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
  public String metagraph(@PathParam("netuid") String netuid) {
    NetUid wanted = netuid(netuid);
    long block = chain.ledger().head().height();
    StateTrie state = chain.headState();
    List<ChainQueries.Neuron> neurons =
        chain.queries().metagraph(state, wanted).orElseThrow(() -> noSubnet(netuid));
    AddressBook names = chain.addressBook();
    return Json.text(
        new Views.Metagraph(
            wanted.value(),
            block,
            neurons.stream().map(neuron -> Views.Neuron.of(neuron, names)).toList()));
  }

  /** What each of the latest epochs left, oldest first. */
  @GET
  @Path("subnets/{netuid}/epochs")
  public String epochs(
      @PathParam("netuid") String netuid, @QueryParam("limit") @DefaultValue("40") int limit) {
    int most = Math.max(1, Math.min(limit, MOST_EPOCHS));
    AddressBook names = chain.addressBook();
    return Json.text(
        indexer.reader().epochs(netuid(netuid).value(), most).entrySet().stream()
            .map(epoch -> Views.Epoch.of(epoch.getKey(), epoch.getValue(), names))
            .toList());
  }

  @GET
  @Path("accounts/{address}")
  public String account(@PathParam("address") String address) {
    AccountId account = accountId(address);
    return Json.text(
        Views.Account.of(account, chain.queries().balance(chain.headState(), account)));
  }

  @GET
  @Path("accounts/{address}/stakes")
  public String stakes(@PathParam("address") String address) {
    AccountId account = accountId(address);
    return Json.text(
        chain.queries().stakes(chain.headState(), account).stream()
            .map(position -> Views.Stake.of(position, chain.addressBook()))
            .toList());
  }

  /** Newest first. */
  @GET
  @Path("payouts")
  public String payouts(
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("netuid") @DefaultValue("-1") int netuid) {
    int most = Math.max(1, Math.min(limit, MOST_PAYOUTS));
    List<Views.PayoutView> found = new ArrayList<>();
    long head = chain.ledger().head().height();
    for (long height = head; height > Math.max(0, head - PAYOUT_HORIZON); height--) {
      List<Payout> payouts = chain.block(height).map(ChainBlock::payouts).orElse(List.of());
      for (Payout payout : payouts) {
        if (netuid < 0 || payout.netuid().value() == netuid) {
          found.add(Views.PayoutView.of(height, payout, chain.addressBook()));
        }
      }
      if (found.size() >= most) {
        break;
      }
    }
    return Json.text(found.subList(0, Math.min(most, found.size())));
  }

  private Views.Subnet view(ChainQueries.SubnetInfo subnet) {
    return Views.Subnet.of(subnet, chain.subnetNames());
  }

  private static NetUid netuid(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
      throw Problem.badRequest("'" + text + "' is not a netuid: use a number from 0 to 65535.");
    }
    return new NetUid(Integer.parseInt(text));
  }

  private static AccountId accountId(String address) {
    try {
      return Ss58.decode(address);
    } catch (IllegalArgumentException wrong) {
      throw Problem.badRequest(String.valueOf(wrong.getMessage()));
    }
  }

  private static RuntimeException noSubnet(String netuid) {
    return Problem.notFound("Subnet " + netuid + " does not exist; see /api/v1/subnets.");
  }
}
