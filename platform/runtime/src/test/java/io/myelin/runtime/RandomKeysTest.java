package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.KeyCalls;
import io.myelin.runtime.subtensor.SubtensorTypes.ChildLink;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Owners do with their hotkeys whatever comes to their mind. The chain's invariants are checked
 * after every call; here on top: both ends of a link agree, neurons have owners, and nobody's stake
 * becomes more or less by a swap.
 */
class RandomKeysTest {
  private static final List<String> COLDKEYS = List.of("//Bob", "//Charlie", "//Dave");
  private static final int STEPS = 400;
  private final Scene scene =
      new Scene(
          Map.of(
              "TxRateLimit",
              0L,
              "PendingChildKeyCooldown",
              3L,
              "StakeThreshold",
              1L,
              "MaxAllowedUids",
              6L,
              "ImmunityPeriod",
              0L));
  private final Map<String, Integer> succeeded = new TreeMap<>();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void shouldKeepEveryHoldingAndEveryLinkWhateverOwnersDo(long seed) {
    Random random = new Random(seed);
    assertEquals("", scene.run("//Dave", new Calls.RegisterNetwork(scene.id("//Dave//0"))));
    assertEquals("", scene.run("//Dave", new Calls.StartCall(new NetUid(2))));
    for (int step = 0; step < STEPS; step++) {
      act(random);
      if (random.nextInt(4) == 0) {
        scene.blocks(1);
      }
      assertEquals(links(true), links(false));
      for (var member : scene.s.uids.entries(scene.state())) {
        assertTrue(scene.s.owner.contains(scene.state(), member.key2()), member.toString());
      }
    }
    assertTrue(succeeded.getOrDefault("SwapHotkeyV2", 0) > 15, succeeded.toString());
    assertTrue(succeeded.size() >= 8, succeeded.toString());
  }

  private void act(Random random) {
    String coldkey = COLDKEYS.get(random.nextInt(COLDKEYS.size()));
    String hotkey = hotkey(random, coldkey);
    NetUid netuid = new NetUid(random.nextInt(3));
    Record call =
        switch (random.nextInt(12)) {
          case 0 -> new Calls.BurnedRegister(netuid, scene.id(hotkey));
          case 1 -> new Calls.RootRegister(scene.id(hotkey));
          case 2 -> new KeyCalls.DecreaseTake(scene.id(hotkey), random.nextInt(12_000));
          case 3 -> new KeyCalls.SetChildkeyTake(scene.id(hotkey), netuid, random.nextInt(12_000));
          case 4, 5 -> new KeyCalls.SetChildren(scene.id(hotkey), netuid, children(random));
          case 6, 7 -> new Calls.AddStake(scene.id(any(random)), netuid, amount(random));
          case 8 -> new Calls.RemoveStake(scene.id(any(random)), netuid, amount(random));
          default ->
              new KeyCalls.SwapHotkeyV2(
                  scene.id(hotkey),
                  scene.id(hotkey(random, coldkey)),
                  random.nextBoolean() ? Optional.empty() : Optional.of(netuid),
                  random.nextInt(4) == 0);
        };
    Map<AccountId, Long> before = holdings();
    String error = scene.run(coldkey, call);
    if (error.isEmpty()) {
      succeeded.merge(call.getClass().getSimpleName(), 1, Integer::sum);
    }
    if (call instanceof KeyCalls.SwapHotkeyV2) {
      before.forEach(
          (who, held) ->
              assertTrue(Math.abs(held - holdings().getOrDefault(who, 0L)) <= 10, call.toString()));
      scene.edit(
          state ->
              List.of(0, 1, 2)
                  .forEach(n -> scene.s.lastHotkeySwapOnNetuid.removeAll(state, new NetUid(n))));
    }
    String rich = any(random);
    if (!scene.s.totalHotkeyAlpha.get(scene.state(), scene.id(rich), TEXT).isZero()) {
      scene.reward(rich, TEXT, amount(random));
    }
  }

  private Map<AccountId, Long> holdings() {
    Map<AccountId, Long> held = new TreeMap<>();
    for (var share : scene.s.alphaV2.entries(scene.state())) {
      Rao value = scene.s.stake(scene.state(), share.key1(), share.key2(), share.key3());
      held.merge(share.key2(), value.value(), Long::sum);
    }
    return held;
  }

  /** Who lends what to whom and where, as parents or as children store it. */
  private Set<List<Object>> links(boolean asParents) {
    Set<List<Object>> links = new HashSet<>();
    var map = asParents ? scene.s.childKeys : scene.s.parentKeys;
    for (var entry : map.entries(scene.state())) {
      for (ChildLink link : entry.value()) {
        AccountId parent = asParents ? entry.key1() : link.account();
        AccountId child = asParents ? link.account() : entry.key1();
        links.add(List.of(entry.key2(), parent, child, link.proportion()));
      }
    }
    return links;
  }

  private List<ChildLink> children(Random random) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> new ChildLink(random.nextLong() >>> 2, scene.id(any(random))))
        .toList();
  }

  private static Rao amount(Random random) {
    return Rao.of(2_000_000 + (long) (random.nextDouble() * Math.pow(10, random.nextInt(7, 13))));
  }

  private static String any(Random random) {
    return hotkey(random, COLDKEYS.get(random.nextInt(COLDKEYS.size())));
  }

  private static String hotkey(Random random, String coldkey) {
    return coldkey + "//" + random.nextInt(4);
  }
}
