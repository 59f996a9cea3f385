package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.Calls;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.BlockResult.Rejected;
import io.myelin.runtime.frame.Payout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StableMarketTest {
  private static final NetUid TEXT = new NetUid(1);
  private static final List<String> VALIDATORS = List.of("//Bob//v1", "//Charlie//v2");
  private static final List<List<Integer>> WEIGHTS =
      List.of(List.of(0, 0, 65535, 65535, 40000, 0), List.of(0, 0, 65535, 60000, 45000, 3000));

  @Test
  void shouldPayTheEpochComputedByHandToTheRao() {
    TestChain chain = new TestChain(TestChain.dev(TestChain.text(Map.of())));
    enter(chain);
    List<BlockResult> results = rounds(chain, 41);
    assertEquals(25430, chain.neuron("//Eve//m1").incentive());
    assertEquals(24483, chain.neuron("//Eve//m2").incentive());
    assertEquals(15620, chain.neuron("//Ferdie//m3").incentive());
    assertEquals(0, chain.neuron("//Ferdie//m4").incentive());
    assertEquals(37115, chain.neuron("//Bob//v1").dividends());
    assertEquals(28419, chain.neuron("//Charlie//v2").dividends());
    assertEquals("0", Long.toString(chain.runtime.queries().supply(chain.state).difference()));
    assertStakesGrewByPayouts(chain, results);
  }

  @Test
  void shouldSplitABlockAsStableSays() {
    TestChain chain = new TestChain(TestChain.dev(TestChain.text(Map.of())));
    chain.block();
    ChainQueries.SubnetInfo text = chain.runtime.queries().subnets(chain.state).get(1);
    assertEquals(179_995_422, text.pendingOwnerCut().value());
    assertEquals(410_002_289, text.pendingServer().value());
    assertEquals(410_002_289, text.pendingValidator().value());
  }

  @Test
  void shouldKeepTheSupplyExactWithTwoSubnetsOneSwitchedOffAndEverybodyUnstaked() {
    TestChain chain = new TestChain(TestChain.dev(TestChain.text(Map.of())));
    enter(chain);
    chain.submit("//Dave", Calls.registerNetwork(chain.id("//Dave//owner")));
    assertSucceeded(chain.block());
    chain.submit("//Dave", Calls.startCall(new NetUid(2)));
    enable(chain, 2, true);
    chain.submit(
        "//Dave", TestChain.stake(true, chain.id("//Dave//owner"), new NetUid(2), Rao.tao(500)));
    assertSucceeded(chain.block());
    rounds(chain, 61);
    enable(chain, 2, false);
    assertSucceeded(chain.block());
    rounds(chain, 101);
    enable(chain, 2, true);
    assertSucceeded(chain.block());
    rounds(chain, 141);
    for (String coldkey : List.of("//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie", "//Alice")) {
      for (ChainQueries.StakePosition position :
          chain.runtime.queries().stakes(chain.state, chain.id(coldkey))) {
        chain.submit(
            coldkey,
            TestChain.stake(false, position.hotkey(), position.netuid(), Rao.tao(1_000_000)));
      }
    }
    assertSucceeded(chain.block());
    ChainQueries.Supply supply = chain.runtime.queries().supply(chain.state);
    assertEquals(0, supply.difference());
    for (ChainQueries.SubnetSupply subnet : supply.subnets()) {
      assertEquals(subnet.pending(), subnet.tao(), "only what is pending stays in " + subnet);
    }
    chain.until(chain.height + 60);
    assertEquals(0, chain.runtime.queries().supply(chain.state).difference());
  }

  @Test
  void shouldReportABadExtrinsicAndChangeNothing() {
    TestChain chain = new TestChain(TestChain.dev(TestChain.text(Map.of())));
    TestChain twin = new TestChain(TestChain.dev(TestChain.text(Map.of())));
    BlockInput good =
        new BlockInput(1, Hash256.ZERO, chain.id("//Alice"), List.of(), twin.runtime.inherents(9));
    List<byte[]> withBad = new ArrayList<>(good.extrinsics());
    withBad.add(new byte[] {1, 2, 3});
    BlockResult result =
        chain.runtime.apply(
            chain.state, new BlockInput(1, good.parentHash(), good.author(), List.of(), withBad));
    assertEquals(List.of(new Rejected(1, false)), result.rejected());
    assertEquals(1, result.outcomes().size());
  }

  private static void enter(TestChain chain) {
    List<String> hotkeys =
        List.of(
            "//Bob//v1", "//Charlie//v2", "//Eve//m1", "//Eve//m2", "//Ferdie//m3", "//Ferdie//m4");
    for (String hotkey : hotkeys) {
      chain.submit(coldkey(hotkey), Calls.burnedRegister(TEXT, chain.id(hotkey)));
    }
    chain.submit("//Bob", TestChain.stake(true, chain.id("//Bob//v1"), TEXT, Rao.tao(10_000)));
    chain.submit(
        "//Charlie", TestChain.stake(true, chain.id("//Charlie//v2"), TEXT, Rao.tao(8_000)));
    assertSucceeded(chain.block());
  }

  /** Commits in each period, reveals at the start of the next. */
  private static List<BlockResult> rounds(TestChain chain, long until) {
    List<BlockResult> results = new ArrayList<>();
    while (chain.height < until) {
      long inPeriod = (chain.height + 1) % 20;
      for (int v = 0; v < 2; v++) {
        if (inPeriod == 12) {
          chain.submit(
              VALIDATORS.get(v),
              TestChain.commit(TEXT, chain.id(VALIDATORS.get(v)), WEIGHTS.get(v)));
        }
        if (inPeriod == 5 && chain.height > 20) {
          chain.submit(VALIDATORS.get(v), TestChain.reveal(TEXT, WEIGHTS.get(v)));
        }
      }
      BlockResult result = chain.block();
      assertSucceeded(result);
      results.add(result);
    }
    return results;
  }

  private static void assertStakesGrewByPayouts(TestChain chain, List<BlockResult> results) {
    Map<AccountId, Long> paid = new TreeMap<>();
    for (BlockResult result : results) {
      for (Payout payout : result.payouts()) {
        paid.merge(payout.hotkey(), payout.amount().value(), Long::sum);
      }
    }
    assertTrue(paid.size() >= 6, "payouts to " + paid.keySet());
    Map<String, Long> staked = Map.of("//Bob//v1", 10_000L, "//Charlie//v2", 8_000L);
    for (String hotkey : List.of("//Bob//v1", "//Charlie//v2", "//Eve//m1", "//Ferdie//m3")) {
      long before = staked.getOrDefault(hotkey, 0L) * Rao.PER_TAO;
      assertEquals(
          before + paid.getOrDefault(chain.id(hotkey), 0L),
          chain.neuron(hotkey).stake().value(),
          hotkey);
    }
  }

  private static void enable(TestChain chain, int netuid, boolean enabled) {
    chain.submit(
        "//Alice", Calls.sudo(Calls.setSubnetEmissionEnabled(new NetUid(netuid), enabled)));
  }

  private static void assertSucceeded(BlockResult result) {
    assertEquals(List.of(), result.rejected(), "rejected extrinsics");
    result
        .outcomes()
        .forEach(
            o -> assertTrue(o.failure().isEmpty(), "extrinsic " + o.index() + ": " + o.failure()));
  }

  private static String coldkey(String hotkey) {
    return hotkey.substring(0, hotkey.indexOf("//", 2));
  }
}
