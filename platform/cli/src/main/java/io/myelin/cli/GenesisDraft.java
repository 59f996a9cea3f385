package io.myelin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The genesis of an operator's own chain: blocks of three seconds and stable subnets unless asked
 * for otherwise (dev-market.md "enterprise").
 *
 * @param subnets names of the subnets, which get the numbers 1, 2, ...
 */
record GenesisDraft(
    String chain,
    long blockMillis,
    int tempo,
    AccountId author,
    AccountId sudo,
    AccountId ownerHotkey,
    Map<AccountId, Rao> balances,
    Rao stakeThreshold,
    boolean loopbackAxons,
    List<String> subnets) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LETTERS = "αβγδεζηθικλμνξοπρστυφχψω";

  /** The text of the genesis file. */
  String json() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("chain", chain).put("blockMillis", blockMillis);
    root.put("author", Ss58.encode(author)).put("sudo", Ss58.encode(sudo));
    ObjectNode amounts = root.putObject("balances");
    balances.forEach((account, rao) -> amounts.put(Ss58.encode(account), rao.value()));
    root.put("allowLoopbackAxons", loopbackAxons).put("defaultSubnetMechanism", 0);
    root.put("stakeThreshold", stakeThreshold.value());
    ArrayNode list = root.putArray("subnets");
    for (int i = 0; i < subnets.size(); i++) {
      list.add(subnet(new NetUid(i + 1), subnets.get(i)));
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private ObjectNode subnet(NetUid netuid, String name) {
    ObjectNode subnet = JSON.createObjectNode();
    subnet.put("netuid", netuid.value()).put("name", name).put("symbol", symbol(netuid));
    subnet.put("mechanism", 0);
    subnet.put("ownerColdkey", Ss58.encode(sudo)).put("ownerHotkey", Ss58.encode(ownerHotkey));
    subnet.put("started", true).put("emissionEnabled", true);
    ObjectNode settings = subnet.putObject("hyperparameters");
    settings.put("Tempo", tempo).put("Yuma3On", true);
    settings.put("CommitRevealWeightsEnabled", true).put("RevealPeriodEpochs", 1);
    settings.put("MaxAllowedUids", 256).put("MaxAllowedValidators", 64);
    // One commit in every tempo must pass, whenever in the tempo it comes.
    settings.put("WeightsSetRateLimit", Math.max(1, tempo / 2));
    return subnet;
  }

  /** The letter of its number, as on the reference chain; beyond them, the chain's default. */
  private static String symbol(NetUid netuid) {
    int index = netuid.value() - 1;
    return index < LETTERS.length() ? LETTERS.substring(index, index + 1) : "\ud835\udf0f";
  }
}
