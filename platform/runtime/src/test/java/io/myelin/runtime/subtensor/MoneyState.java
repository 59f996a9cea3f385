package io.myelin.runtime.subtensor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.consensus.fixed.SafeFloat;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.SubtensorTypes.ChildLink;
import io.myelin.runtime.subtensor.SubtensorTypes.ClaimRate;
import io.myelin.runtime.subtensor.SubtensorTypes.PendingChildren;
import io.myelin.runtime.system.AccountInfo;
import io.myelin.runtime.system.SystemPallet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes the STATE of a recorded scenario into storage, as far as keys and their owners need. */
final class MoneyState {
  private final SubtensorPallet s;
  private final SystemPallet system;
  private final State state;
  private final JsonNode accounts;
  private final JsonNode json;

  MoneyState(
      SubtensorPallet s, SystemPallet system, State state, JsonNode accounts, JsonNode json) {
    this.s = s;
    this.system = system;
    this.state = state;
    this.accounts = accounts;
    this.json = json;
  }

  /** The account of a label. */
  static AccountId account(JsonNode accounts, String label) {
    if (label.startsWith("subnet-")) {
      return SubnetAccounts.of(netuidOf(label.substring("subnet-".length())));
    }
    return AccountId.fromHex(label.startsWith("0x") ? label : accounts.get(label).asText());
  }

  /** A JSON merge patch (RFC 7386). */
  static JsonNode patched(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode out = target.isObject() ? target.deepCopy() : ((ObjectNode) patch).objectNode();
    patch
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isNull()) {
                out.remove(field.getKey());
              } else {
                out.set(field.getKey(), patched(out.path(field.getKey()), field.getValue()));
              }
            });
    return out;
  }

  void write() {
    s.networkLastLockCost.put(state, rao(json.get("network_last_lock")));
    s.lastRateLimitedBlock.put(
        state,
        new RateLimitKey.NetworkLastRegistered(),
        json.get("network_last_lock_block").asLong());
    each("balances", (who, value) -> put(account(who), rao(value)));
    each("owner", (hotkey, owner) -> s.owner.put(state, account(hotkey), account(owner.asText())));
    each("owned_hotkeys", (who, list) -> s.ownedHotkeys.put(state, account(who), list(list)));
    each("staking_hotkeys", (who, list) -> s.stakingHotkeys.put(state, account(who), list(list)));
    each("delegates", (hotkey, take) -> s.delegates.put(state, account(hotkey), take.asInt()));
    each(
        "last_take_block",
        (hotkey, block) ->
            s.lastRateLimitedBlock.put(
                state, new RateLimitKey.LastTxBlock(5, account(hotkey)), block.asLong()));
    each("pools", this::pool);
    relations();
    each(
        "auto_stake",
        (key, hotkey) -> {
          AccountId to = account(hotkey.asText());
          s.autoStakeDestination.put(state, first(key), netuid(key), to);
          List<AccountId> coldkeys =
              new ArrayList<>(s.autoStakeDestinationColdkeys.get(state, to, netuid(key)));
          coldkeys.add(first(key));
          s.autoStakeDestinationColdkeys.put(state, to, netuid(key), List.copyOf(coldkeys));
        });
    each(
        "root_claimable",
        (hotkey, rates) -> {
          List<ClaimRate> list = new ArrayList<>();
          rates
              .properties()
              .forEach(e -> list.add(new ClaimRate(netuidOf(e.getKey()), number(e.getValue()))));
          s.rootClaimable.put(state, account(hotkey), List.copyOf(list));
        });
    each("subnets", this::subnet);
  }

  private void relations() {
    each("child_keys", (key, v) -> s.childKeys.put(state, first(key), netuid(key), links(v)));
    each("parent_keys", (key, v) -> s.parentKeys.put(state, first(key), netuid(key), links(v)));
    each("childkey_take", (k, v) -> s.childkeyTake.put(state, first(k), netuid(k), v.asInt()));
    each(
        "pending_children",
        (key, value) ->
            s.pendingChildKeys.put(
                state,
                netuid(key),
                first(key),
                new PendingChildren(
                    links(value.get("children")), value.get("after_block").asLong())));
  }

  private void pool(String key, JsonNode pool) {
    s.totalHotkeyAlpha.put(state, first(key), netuid(key), rao(pool.get("value")));
    s.totalHotkeySharesV2.put(state, first(key), netuid(key), share(pool.get("denominator")));
    pool.get("shares")
        .properties()
        .forEach(
            e ->
                s.alphaV2.put(
                    state, first(key), account(e.getKey()), netuid(key), share(e.getValue())));
  }

  private void subnet(String id, JsonNode subnet) {
    NetUid netuid = netuidOf(id);
    s.networksAdded.put(state, netuid, true);
    s.totalNetworks.put(state, s.totalNetworks.get(state) + 1);
    s.subtokenEnabled.put(state, netuid, subnet.path("subtoken_enabled").asBoolean());
    s.networkRegistrationAllowed.put(state, netuid, true);
    s.lastEpochBlock.put(state, netuid, subnet.path("last_epoch_block").asLong());
    s.minChildkeyTakePerSubnet.put(state, netuid, subnet.path("min_childkey_take").asInt());
    s.burn.put(state, netuid, rao(subnet.get("burn")));
    s.burnIncreaseMult.put(state, netuid, number(subnet.get("burn_increase_mult")));
    if (subnet.hasNonNull("owner")) {
      s.subnetOwner.put(state, netuid, account(subnet.get("owner").asText()));
      s.subnetOwnerHotkey.put(state, netuid, account(subnet.get("owner_hotkey").asText()));
    }
    JsonNode neurons = subnet.get("neurons");
    s.subnetworkN.put(state, netuid, neurons.size());
    s.maxAllowedUids.put(state, netuid, netuid.isRoot() ? 64 : 256);
    for (int uid = 0; uid < neurons.size(); uid++) {
      AccountId hotkey = account(neurons.get(uid).get(0).asText());
      s.keys.put(state, netuid, uid, hotkey);
      s.uids.put(state, netuid, hotkey, uid);
      s.isNetworkMember.put(state, hotkey, netuid, true);
      s.blockAtRegistration.put(state, netuid, uid, neurons.get(uid).get(1).asLong());
    }
  }

  private void each(String field, BiConsumer<String, JsonNode> write) {
    json.path(field).properties().forEach(e -> write.accept(e.getKey(), e.getValue()));
  }

  private void put(AccountId who, Rao free) {
    system.account.put(state, who, AccountInfo.EMPTY.withFree(free));
  }

  private AccountId account(String label) {
    return account(accounts, label);
  }

  private AccountId first(String key) {
    return account(key.substring(0, key.indexOf('/')));
  }

  private static NetUid netuid(String key) {
    return netuidOf(key.substring(key.lastIndexOf('/') + 1));
  }

  private static NetUid netuidOf(String text) {
    return new NetUid(Integer.parseInt(text));
  }

  private List<ChildLink> links(JsonNode pairs) {
    return links(accounts, pairs);
  }

  private List<AccountId> list(JsonNode labels) {
    List<AccountId> out = new ArrayList<>();
    labels.forEach(label -> out.add(account(label.asText())));
    return List.copyOf(out);
  }

  /** Pairs of a proportion and a label. */
  static List<ChildLink> links(JsonNode accounts, JsonNode pairs) {
    List<ChildLink> out = new ArrayList<>();
    for (JsonNode pair : pairs) {
      long proportion = Long.parseUnsignedLong(pair.get(0).asText());
      out.add(new ChildLink(proportion, account(accounts, pair.get(1).asText())));
    }
    return List.copyOf(out);
  }

  private static SafeFloat share(JsonNode pair) {
    return new SafeFloat(number(pair.get(0)), pair.get(1).asLong());
  }

  private static Rao rao(JsonNode value) {
    return Rao.of(Long.parseUnsignedLong(value.asText()));
  }

  private static BigInteger number(JsonNode value) {
    return new BigInteger(value.asText());
  }
}
