package io.myelin.node.decoded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.codec.EventRecord;
import io.myelin.ledger.GenesisFile;
import io.myelin.ledger.History;
import io.myelin.ledger.Ledger;
import io.myelin.node.chain.ChainBlock;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.runtime.StandardRuntime;
import io.myelin.runtime.version.RuntimeSchedule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainCodecsTest {
  private static final int BLOCKS = 2 * History.LEAST_STATES;
  @TempDir private Path dir;

  @Test
  void shouldReadTheEventsOfABlockWhoseStateIsDiscarded() {
    try (Ledger ledger =
        Ledger.open(
            dir,
            GenesisFile.preset("dev"),
            RuntimeSchedule.only(new StandardRuntime()),
            SecretUri.parse("//Alice").keyPair(Scheme.SR25519),
            History.of(History.LEAST_STATES))) {
      for (int block = 1; block <= BLOCKS; block++) {
        ledger.produce(1_000L * block);
      }
      ChainBlock second = ChainBlock.of(ledger.keptAt(2).orElseThrow());
      assertTrue(ledger.stateAt(second.hash()).isEmpty(), "the state of block 2 is still there");
      List<EventRecord> events = new ChainCodecs().events(ledger, second).orElseThrow();
      assertEquals("System", events.get(0).pallet());
      assertEquals("ExtrinsicSuccess", events.get(0).name());
    }
  }
}
