package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.consensus.fixed.SafeFloat;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.SubnetAccounts;
import io.myelin.runtime.system.AccountInfo;
import io.myelin.runtime.system.SystemPallet;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * The recorded staking calls that touch root only, which trades as a stable subnet does: the result
 * of each, and the balances, pools and delegates after it. A row starts from a state of its own.
 */
class StakeVectorsTest {
  /** Recorded as done, with nothing moved; here a part that is nothing is refused. */
  private static final Set<String> PARTS_OF_NOTHING = Set.of("stake-39/2", "stake-48/7");

  private final Scene scene = new Scene(Map.of());
  private final StateTrie start = scene.chain.state;

  @Test
  void shouldEndEveryCallOnRootAsRecorded() {
    JsonNode rows = Vectors.json("stake_ops_root").get("rows");
    for (JsonNode row : rows) {
      String name = row.get("case").asText() + "/" + row.get("step").asInt();
      scene.chain.state = start;
      scene.edit(state -> write(state, row));
      JsonNode call = row.get("call");
      String result = call.get("result").asText();
      String error =
          scene.run(new Origin.Signed(id(call.get("who"))), RecordedStakeCalls.call(call));
      if (PARTS_OF_NOTHING.contains(name)) {
        assertEquals("AmountTooLow", error, name);
      } else {
        assertEquals(result.equals("ok") ? "" : result, error, name + " " + call);
      }
      compare(row.get("after"), name);
    }
    assertEquals(360, rows.size());
  }

  private void write(State state, JsonNode row) {
    JsonNode before = row.get("before");
    Rao tao = rao(before.get("tao"));
    each(before.get("owner"), (hotkey, o) -> scene.s.owner.put(state, id(hotkey), id(o)));
    each(before.get("delegates"), (h, take) -> scene.s.delegates.put(state, id(h), take.asInt()));
    each(before.get("balances"), (who, free) -> give(state, id(who), rao(free)));
    give(state, SubnetAccounts.of(NetUid.ROOT), tao);
    scene.s.subnetTao.put(state, NetUid.ROOT, tao);
    scene.s.subnetAlphaOut.put(state, NetUid.ROOT, tao);
    scene.s.totalStake.put(state, scene.s.totalStake.get(state).plus(tao));
    scene.s.nominatorMinRequiredStake.put(state, row.get("nominator_min").asLong());
    each(
        before.get("pools"),
        (hotkey, pool) -> {
          scene.s.totalHotkeyAlpha.put(state, id(hotkey), NetUid.ROOT, rao(pool.get("value")));
          if (pool.has("denominator")) {
            scene.s.totalHotkeySharesV2.put(
                state, id(hotkey), NetUid.ROOT, share(pool.get("denominator")));
          }
          each(
              pool.get("shares"),
              (coldkey, share) ->
                  scene.s.alphaV2.put(state, id(hotkey), id(coldkey), NetUid.ROOT, share(share)));
        });
  }

  private void give(State state, AccountId who, Rao free) {
    scene.pallet(SystemPallet.class).account.put(state, who, AccountInfo.EMPTY.withFree(free));
    scene.issue(state, free);
  }

  private void compare(JsonNode after, String name) {
    each(
        after.get("balances"),
        (who, free) ->
            assertEquals(
                rao(free),
                scene.chain.runtime.queries().balance(scene.state(), id(who)).free(),
                name));
    assertEquals(rao(after.get("tao")), scene.s.subnetTao.get(scene.state(), NetUid.ROOT), name);
    Map<AccountId, Integer> delegates = new TreeMap<>();
    each(after.get("delegates"), (hotkey, take) -> delegates.put(id(hotkey), take.asInt()));
    Map<AccountId, Integer> noted = new TreeMap<>();
    scene.s.delegates.entries(scene.state()).forEach(e -> noted.put(e.key(), e.value()));
    assertEquals(delegates, noted, name);
    Map<AccountId, Rao> pools = new TreeMap<>();
    each(after.get("pools"), (hotkey, pool) -> pools.put(id(hotkey), rao(pool.get("value"))));
    Map<AccountId, Rao> kept = new TreeMap<>();
    scene.s.totalHotkeyAlpha.entries(scene.state()).stream()
        .filter(e -> e.key2().isRoot())
        .forEach(e -> kept.put(e.key1(), e.value()));
    assertEquals(pools, kept, name);
    each(after.get("pools"), (hotkey, pool) -> compareHoldings(id(hotkey), pool, name));
  }

  private void compareHoldings(AccountId hotkey, JsonNode pool, String name) {
    each(
        pool.get("shares"),
        (coldkey, share) -> {
          SafeFloat value = SafeFloat.ofU64(rao(pool.get("value")).value());
          long recorded = value.mulDiv(share(share), share(pool.get("denominator"))).toU64();
          assertEquals(
              Rao.of(recorded),
              scene.s.stake(scene.state(), hotkey, id(coldkey), NetUid.ROOT),
              name + " " + coldkey);
        });
  }

  private static AccountId id(JsonNode hex) {
    return id(hex.asText());
  }

  private static AccountId id(String hex) {
    return AccountId.fromHex(hex);
  }

  private static Rao rao(JsonNode amount) {
    return Rao.of(amount.asLong());
  }

  private static SafeFloat share(JsonNode pair) {
    return new SafeFloat(new BigInteger(pair.get(0).asText()), pair.get(1).asLong());
  }

  private static void each(JsonNode object, BiConsumer<String, JsonNode> body) {
    object.properties().forEach(entry -> body.accept(entry.getKey(), entry.getValue()));
  }
}
