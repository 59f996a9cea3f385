package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain that the build before wrote opens, keeps all it had, and goes on. */
class RecordedChainTest {
  private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  @TempDir private Path dir;

  @Test
  void shouldOpenAndGoOn() {
    Path chain = RecordedChain.unpack(426, dir);
    long head;
    try (Ledger ledger = open(chain)) {
      head = ledger.head().height();
      assertTrue(head > History.DEFAULT_STATES, "recorded blocks: " + head);
      assertEquals(GenesisNote.read(chain).orElseThrow(), ledger.genesisHash());
      assertEquals(ledger.head().header().stateRoot(), ledger.state().root());
      assertEquals(head + 1, ledger.produce(1).height());
    }
    try (Ledger again = open(chain)) {
      assertEquals(head + 1, again.head().height());
      assertEquals(head + 2, again.produce(2).height());
    }
  }

  private static Ledger open(Path chain) {
    Genesis genesis = RecordedChain.genesis(chain);
    return Ledger.open(chain, genesis.config(), genesis.runtime(), ALICE);
  }
}
