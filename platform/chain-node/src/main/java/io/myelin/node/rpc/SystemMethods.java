package io.myelin.node.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.ledger.Ledger;
import io.myelin.primitives.Ss58;

/** The node about itself. */
final class SystemMethods {
  private SystemMethods() {}

  static void register(Methods methods, Ledger ledger, NodeInfo info) {
    methods.add(call -> Json.text(info.chain()), "system_chain");
    methods.add(call -> Json.text(info.chainType()), "system_chainType");
    methods.add(call -> Json.text("Myelin"), "system_name");
    methods.add(call -> Json.text(info.version()), "system_version");
    methods.add(call -> properties(), "system_properties");
    methods.add(call -> health(), "system_health");
    methods.add(call -> Json.NODES.arrayNode(), "system_peers");
    methods.add(call -> Json.NODES.arrayNode().add("Authority"), "system_nodeRoles");
    methods.add(
        call -> Json.text("myelin-" + ledger.genesisHash().hex().substring(2, 18)),
        "system_localPeerId");
    methods.add(call -> Json.NODES.arrayNode(), "system_localListenAddresses");
    methods.add(call -> syncState(ledger), "system_syncState");
    methods.add(
        call -> Json.NODES.numberNode(ledger.pool().nextIndex(call.params().account(0))),
        "system_accountNextIndex",
        "account_nextIndex");
  }

  private static ObjectNode properties() {
    ObjectNode json = Json.NODES.objectNode();
    json.put("ss58Format", Ss58.PREFIX);
    json.put("tokenDecimals", 9);
    json.put("tokenSymbol", "TAO");
    return json;
  }

  private static ObjectNode health() {
    ObjectNode json = Json.NODES.objectNode();
    json.put("peers", 0);
    json.put("isSyncing", false);
    json.put("shouldHavePeers", false);
    return json;
  }

  private static ObjectNode syncState(Ledger ledger) {
    ObjectNode json = Json.NODES.objectNode();
    long height = ledger.head().height();
    json.put("startingBlock", 0);
    json.put("currentBlock", height);
    json.put("highestBlock", height);
    return json;
  }
}
