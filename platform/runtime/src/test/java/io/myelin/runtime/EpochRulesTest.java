package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.Calls;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.Payout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The two rules of stable.md "At an epoch" that differ most from the reference. */
class EpochRulesTest {
  private static final NetUid TEXT = new NetUid(1);
  private static final long HALF = 410_002_289;
  private static final long CUT = 179_995_422;
  private final TestChain chain = new TestChain(TestChain.dev(TestChain.text(Map.of())));

  @Test
  void shouldKeepBothHalvesWhenNobodyJudgesAndPayOnlyTheOwnerCut() {
    enter();
    List<BlockResult> results = chain.until(20);
    List<Payout> payouts = results.get(results.size() - 1).payouts();
    assertEquals(
        List.of(
            new Payout(TEXT, chain.id("//Alice//owner"), Payout.Kind.OWNER_CUT, Rao.of(20 * CUT))),
        payouts);
    ChainQueries.SubnetInfo text = chain.runtime.queries().subnets(chain.state).get(1);
    assertEquals(20 * HALF, text.pendingServer().value());
    assertEquals(20 * HALF, text.pendingValidator().value());
    assertEquals(Rao.ZERO, text.pendingOwnerCut());
    assertTrue(
        chain.runtime.queries().metagraph(chain.state, TEXT).orElseThrow().stream()
            .allMatch(n -> n.emission().isZero()));
  }

  @Test
  void shouldRecycleWhatTheOwnersOwnMinerEarned() {
    enter();
    List<Integer> row = List.of(0, 65535);
    AccountId miner = chain.id("//Alice//mine");
    chain.until(21);
    send("//Bob//v1", TestChain.commit(TEXT, chain.id("//Bob//v1"), row));
    chain.until(40);
    send("//Bob//v1", TestChain.reveal(TEXT, row));
    chain.until(59);
    Rao before = chain.runtime.queries().supply(chain.state).issuance();
    BlockResult epoch = chain.block();
    ChainQueries.Supply after = chain.runtime.queries().supply(chain.state);
    assertTrue(epoch.payouts().stream().noneMatch(p -> p.hotkey().equals(miner)));
    assertTrue(epoch.payouts().stream().anyMatch(p -> p.kind() == Payout.Kind.VALIDATOR));
    assertTrue(after.issuance().isLessThan(before), "the block minted 1 TAO and recycled more");
    assertEquals(0, after.difference());
    assertEquals(Rao.ZERO, chain.neuron("//Alice//mine").stake());
  }

  private void enter() {
    chain.submit("//Bob", Calls.burnedRegister(TEXT, chain.id("//Bob//v1")));
    chain.submit("//Alice", Calls.burnedRegister(TEXT, chain.id("//Alice//mine")));
    send("//Bob", TestChain.stake(true, chain.id("//Bob//v1"), TEXT, Rao.tao(10_000)));
  }

  private void send(String uri, byte[] call) {
    chain.submit(uri, call);
    BlockResult result = chain.block();
    assertEquals(List.of(), result.rejected());
    result.outcomes().forEach(o -> assertEquals(Optional.empty(), o.failure()));
  }
}
