package io.myelin.cli.bench.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.Call;
import io.myelin.client.Calls;
import io.myelin.client.Extrinsics;
import io.myelin.codec.ChainCodec;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.Submission;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.extrinsic.Era;
import io.myelin.runtime.StandardRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainReplayTest {
  private static final int NEURONS = 4;

  /** The subnet's first epoch is over then. */
  private static final int BLOCKS = 60;

  @TempDir private Path dir;
  private BenchChain chain;

  @BeforeEach
  void create() throws IOException {
    chain = new BenchChain(dir, 2, NEURONS);
    chain.create();
  }

  @Test
  void shouldReplayWhatANodeOfThatChainMade() {
    long head = make(Rao.of(1_000));
    Replayed replayed = new ChainReplay(chain).run();
    assertEquals(head, replayed.blocks());
    assertEquals(3, replayed.extrinsics());
    assertEquals(0, replayed.failed());
    assertTrue(replayed.extrinsicsPerSecond() > 0, replayed.toString());
  }

  @Test
  void shouldCountWhatFailed() {
    make(Rao.tao(1_000));
    assertEquals(2, new ChainReplay(chain).run().failed());
  }

  @Test
  void shouldRefuseATimeItCannotMeasure() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new ChainBench(0, line -> {}));
    assertTrue(refused.toString().contains("0 s; needed: 1 to 60"), refused.toString());
  }

  /** A transfer by each scheme, and weights, which are free only with a permit. */
  private long make(Rao amount) {
    StandardRuntime runtime = new StandardRuntime();
    try (Ledger ledger =
        Ledger.open(chain.place().chain(), chain.config(), runtime, BenchChain.AUTHOR)) {
      for (int block = 1; block <= BLOCKS; block++) {
        ledger.produce(1_000L * block);
      }
      for (Scheme scheme : List.of(Scheme.ED25519, Scheme.SR25519)) {
        List<KeyPair> senders = chain.senders(scheme);
        Call call = Calls.transferKeepAlive(senders.get(1).accountId(), amount);
        submit(ledger, runtime, senders.get(0), call);
      }
      List<Integer> uids = IntStream.range(0, NEURONS).boxed().toList();
      submit(
          ledger,
          runtime,
          chain.hotkeys().get(1),
          Calls.setWeights(new Calls.Weights(BenchChain.NETUID, uids, uids, 0)));
      assertEquals(4, ledger.produce(1_000L * BLOCKS + 1_000).extrinsics().size());
      return ledger.head().height();
    }
  }

  private static void submit(Ledger ledger, StandardRuntime runtime, KeyPair from, Call call) {
    Extrinsics.Context context =
        new Extrinsics.Context(
            runtime.version().specVersion(),
            runtime.version().transactionVersion(),
            ledger.genesisHash(),
            new Era.Immortal(),
            ledger.genesisHash(),
            0,
            0);
    byte[] bytes =
        Extrinsics.sign(
            from, call.encode(ChainCodec.of(runtime.metadata(14).orElseThrow())), context);
    assertInstanceOf(Submission.Accepted.class, ledger.pool().submit(bytes));
  }
}
