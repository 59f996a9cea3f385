package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.frame.Payout;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Actors that do anything, allowed or not, on two stable subnets. The runtime checks its invariants
 * after every block; here the shares and the final emptiness are checked on top.
 */
class RandomActorsTest {
  private static final List<String> COLDKEYS =
      List.of("//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie");
  private static final EnumSet<Payout.Kind> EXPECTED =
      EnumSet.of(Payout.Kind.MINER, Payout.Kind.NOMINATOR, Payout.Kind.TAKE, Payout.Kind.OWNER_CUT);
  private static final int BLOCKS = 105;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void shouldKeepEveryRaoAccountedWhateverTheActorsDo(long seed) {
    Random random = new Random(seed);
    TestChain chain =
        new TestChain(
            TestChain.dev(TestChain.text(Map.of("MaxAllowedUids", 6L, "ImmunityPeriod", 10L))));
    chain.submit("//Dave", TestChain.call(59).bytes(hotkey(chain, "//Dave")).toByteArray());
    chain.block();
    chain.submit("//Dave", TestChain.call(92).u16(2).toByteArray());
    chain.block();
    EnumSet<Payout.Kind> paid = EnumSet.noneOf(Payout.Kind.class);
    LongAdder succeeded = new LongAdder();
    LongAdder failed = new LongAdder();
    while (chain.height < BLOCKS) {
      for (int i = random.nextInt(4); i > 0; i--) {
        act(chain, random);
      }
      weigh(chain);
      BlockResult result = chain.block();
      assertEquals(List.of(), result.rejected());
      result.payouts().forEach(payout -> paid.add(payout.kind()));
      result.outcomes().forEach(o -> (o.failure().isEmpty() ? succeeded : failed).increment());
      if (chain.height % 10 == 0) {
        assertNobodyHoldsMoreThanThePool(chain);
      }
    }
    assertTrue(paid.containsAll(EXPECTED), "paid " + paid);
    assertTrue(succeeded.sum() > 150 && failed.sum() > 20, succeeded + " and " + failed);
    leave(chain);
    for (ChainQueries.SubnetSupply subnet : supply(chain).subnets()) {
      assertEquals(subnet.pending(), subnet.tao(), "only what is pending stays in " + subnet);
    }
    assertEquals(0, supply(chain).difference());
  }

  private static void act(TestChain chain, Random random) {
    String actor = any(COLDKEYS, random);
    AccountId hotkey = chain.id(any(COLDKEYS, random) + "//h" + random.nextInt(2));
    NetUid netuid = new NetUid(1 + random.nextInt(2));
    Rao amount = Rao.of(1 + (long) (random.nextDouble() * Math.pow(10, random.nextInt(5, 14))));
    switch (random.nextInt(7)) {
      case 0, 1 -> chain.submit(actor, TestChain.stake(true, hotkey, netuid, amount));
      case 2 -> chain.submit(actor, TestChain.stake(false, hotkey, netuid, amount));
      case 3 -> chain.submit(actor, TestChain.stake(false, hotkey, netuid, Rao.tao(1_000_000)));
      case 4 -> {
        byte[] flip =
            new ScaleWriter()
                .u8(19)
                .u8(94)
                .u16(netuid.value())
                .bool(random.nextBoolean())
                .toByteArray();
        chain.submit("//Alice", new ScaleWriter().u8(12).u8(0).bytes(flip).toByteArray());
      }
      default ->
          chain.submit(
              actor, TestChain.register(netuid, chain.id(actor + "//h" + random.nextInt(2))));
    }
  }

  /** Two hotkeys commit and reveal whenever the guards of the chain let them. */
  private static void weigh(TestChain chain) {
    long inPeriod = (chain.height + 1) % 20;
    for (String coldkey : List.of("//Bob", "//Charlie")) {
      String name = coldkey + "//h0";
      if (chain.height == 3) {
        chain.submit(coldkey, TestChain.register(new NetUid(1), chain.id(name)));
        chain.submit(coldkey, TestChain.stake(true, chain.id(name), new NetUid(1), Rao.tao(9_000)));
      }
      List<Integer> row = List.of(7, 65535, 30_000);
      byte[] call =
          inPeriod == 2
              ? TestChain.reveal(new NetUid(1), row)
              : TestChain.commit(new NetUid(1), chain.id(name), row);
      if ((inPeriod == 2 || inPeriod == 12) && chain.wouldEnter(name, call)) {
        chain.submit(name, call);
      }
    }
  }

  private static void assertNobodyHoldsMoreThanThePool(TestChain chain) {
    Map<AccountId, Long> held = new TreeMap<>();
    for (String coldkey : COLDKEYS) {
      for (var position : chain.runtime.queries().stakes(chain.state, chain.id(coldkey))) {
        if (position.netuid().value() == 1) {
          held.merge(position.hotkey(), position.value().value(), Long::sum);
        }
      }
    }
    for (var neuron : chain.runtime.queries().metagraph(chain.state, new NetUid(1)).orElseThrow()) {
      long sum = held.getOrDefault(neuron.hotkey(), 0L);
      long pool = neuron.stake().value();
      assertTrue(sum <= pool, neuron.hotkey() + ": nominators " + sum + ", pool " + pool);
      assertTrue(pool - sum <= COLDKEYS.size(), "only floors are missing: " + (pool - sum));
    }
  }

  private static void leave(TestChain chain) {
    for (String coldkey : List.of("//Alice", "//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie")) {
      for (var position : chain.runtime.queries().stakes(chain.state, chain.id(coldkey))) {
        chain.submit(
            coldkey,
            TestChain.stake(false, position.hotkey(), position.netuid(), Rao.tao(1_000_000)));
      }
    }
    for (var outcome : chain.block().outcomes()) {
      assertTrue(outcome.failure().isEmpty(), "leaving: " + outcome);
    }
  }

  private static ChainQueries.Supply supply(TestChain chain) {
    return chain.runtime.queries().supply(chain.state);
  }

  private static byte[] hotkey(TestChain chain, String coldkey) {
    return chain.id(coldkey + "//h0").bytes();
  }

  private static String any(List<String> names, Random random) {
    return names.get(random.nextInt(names.size()));
  }
}
