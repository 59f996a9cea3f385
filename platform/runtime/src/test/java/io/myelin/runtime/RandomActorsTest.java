package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.Calls;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.Payout;
import io.myelin.runtime.subtensor.Calls.TryAssociateHotkey;
import io.myelin.runtime.subtensor.Calls.UnstakeAll;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Actors that do anything, allowed or not, on two stable subnets. The runtime checks its invariants
 * after every block and stops at the first broken one; here the final emptiness is checked on top.
 */
class RandomActorsTest {
  private static final EnumSet<Payout.Kind> EXPECTED =
      EnumSet.of(Payout.Kind.MINER, Payout.Kind.NOMINATOR, Payout.Kind.TAKE, Payout.Kind.OWNER_CUT);
  private static final Set<String> MOVES = Set.of("StakeMoved", "StakeTransferred", "StakeSwapped");
  private static final int BLOCKS = 110;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {2, 4, 11})
  void shouldKeepEveryRaoAccountedWhateverTheActorsDo(long seed) {
    TestChain chain =
        new TestChain(
            TestChain.dev(
                TestChain.text(
                    Map.of(
                        "MaxAllowedUids",
                        6L,
                        "ImmunityPeriod",
                        10L,
                        "TxRateLimit",
                        0L,
                        "PendingChildKeyCooldown",
                        5L,
                        "StakeThreshold",
                        1_000_000_000L))));
    chain.submit("//Dave", Calls.registerNetwork(chain.id("//Dave//h0")));
    chain.block();
    chain.submit("//Dave", Calls.startCall(new NetUid(2)));
    chain.block();
    Actors actors = new Actors(chain, seed);
    Set<String> moved = new TreeSet<>();
    EnumSet<Payout.Kind> paid = EnumSet.noneOf(Payout.Kind.class);
    int good = 0;
    int succeeded = 0;
    int failed = 0;
    int rejected = 0;
    while (chain.height < BLOCKS) {
      good += actors.act();
      weigh(chain);
      BlockResult result = chain.block();
      rejected += result.rejected().size();
      for (BlockResult.Outcome outcome : result.outcomes().subList(1, result.outcomes().size())) {
        succeeded += outcome.failure().isEmpty() ? 1 : 0;
        failed += outcome.failure().isPresent() ? 1 : 0;
      }
      result.payouts().forEach(payout -> paid.add(payout.kind()));
      result.events().forEach(event -> moved.add(event.name()));
    }
    String seen =
        "seed "
            + seed
            + ": "
            + succeeded
            + " succeeded, "
            + failed
            + " failed, "
            + rejected
            + " rejected, paid "
            + paid
            + ", events "
            + moved;
    assertTrue(succeeded > 50 && failed > 20 && rejected > 10, seen);
    assertTrue(succeeded + failed >= good - rejected, seen);
    assertTrue(paid.containsAll(EXPECTED), seen);
    assertTrue(moved.containsAll(MOVES), seen);
    leave(chain, seed % 2 == 0);
    for (ChainQueries.SubnetSupply subnet : supply(chain).subnets()) {
      assertEquals(subnet.pending(), subnet.tao(), seen + "; only what is pending stays");
    }
    assertEquals(0, supply(chain).difference(), seen);
  }

  /** Two hotkeys commit and reveal whenever the guards of the chain let them. */
  private static void weigh(TestChain chain) {
    for (String coldkey : List.of("//Bob", "//Charlie")) {
      String name = coldkey + "//h0";
      AccountId hotkey = chain.id(name);
      if (chain.height == 3) {
        chain.submit(coldkey, Calls.burnedRegister(new NetUid(1), hotkey));
        chain.submit(coldkey, Calls.addStake(hotkey, new NetUid(1), Rao.tao(9_000)));
        chain.submit("//Dave", Calls.addStake(hotkey, new NetUid(1), Rao.tao(500)));
      }
      if (chain.height % 3 != 0) {
        continue;
      }
      List<Integer> row = List.of(7, 65535, 30_000);
      for (byte[] call :
          List.of(
              TestChain.reveal(new NetUid(1), row), TestChain.commit(new NetUid(1), hotkey, row))) {
        if (chain.wouldEnter(name, call)) {
          chain.submit(name, call);
        }
      }
    }
  }

  /** Everybody takes everything back: hotkey by hotkey, or position by position. */
  private static void leave(TestChain chain, boolean byHotkey) {
    List<String> all = List.of("//Alice", "//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie");
    for (String coldkey : all.subList(1, all.size())) { // some gave away even the fee
      chain.submit("//Alice", Calls.transferKeepAlive(chain.id(coldkey), Rao.tao(1)));
    }
    for (AccountId orphan : Actors.hotkeys(chain)) { // a swap that kept the stake left them
      chain.submit("//Alice", chain.bytes(new TryAssociateHotkey(orphan)));
    }
    chain.block();
    for (String coldkey : all) {
      Set<AccountId> left = new TreeSet<>();
      for (var position : chain.runtime.queries().stakes(chain.state, chain.id(coldkey))) {
        if (!byHotkey) {
          chain.submit(
              coldkey,
              TestChain.stake(false, position.hotkey(), position.netuid(), Rao.tao(1_000_000)));
        } else if (left.add(position.hotkey())) {
          chain.submit(coldkey, chain.bytes(new UnstakeAll(position.hotkey())));
        }
      }
    }
    BlockResult result = chain.block();
    assertEquals(List.of(), result.rejected());
    for (var outcome : result.outcomes()) {
      assertTrue(outcome.failure().isEmpty(), "leaving: " + outcome);
    }
  }

  private static ChainQueries.Supply supply(TestChain chain) {
    return chain.runtime.queries().supply(chain.state);
  }
}
