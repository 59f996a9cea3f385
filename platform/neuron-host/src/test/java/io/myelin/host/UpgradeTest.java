package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.ChainClient;
import io.myelin.client.StorageKeys;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.value.Value;
import io.myelin.ledger.Genesis;
import io.myelin.ledger.GenesisFile;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.upgrade.RuntimeArtifact;
import io.myelin.runtime.version.RuntimeSchedule;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that is open while its chain is upgraded reads each block as that block was written. */
class UpgradeTest {
  private static final Genesis DEV = GenesisFile.load("dev", Optional.empty());
  private static final byte[] NEXT = RuntimeArtifact.of(427).bytes();
  @TempDir private Path folder;

  @Test
  void shouldReadByTheVersionOfEachBlockWithoutBeingMadeAnew() throws Exception {
    RuntimeSchedule all = DEV.runtimes();
    new LedgerNode(folder, DEV.config(), RuntimeSchedule.only(all.version(426))).close();
    try (LedgerNode node = new LedgerNode(folder, DEV.config(), all)) {
      ChainClient client = node.client();
      assertArrayEquals(metadata(all, 426), client.codec().metadata().encode());
      ChainClient.Head before = client.head();

      ChainClient.Outcome allowed =
          node.send(LedgerNode.key("//Alice"), codec -> sudo(Hashes.blake2b256(NEXT).bytes()));
      assertTrue(allowed.success(), allowed.toString());
      ChainClient.Outcome applied = node.send(LedgerNode.key("//Bob"), codec -> apply());
      assertTrue(applied.success(), applied.toString());

      assertArrayEquals(metadata(all, 427), client.codec().metadata().encode());
      assertNotEquals(metadata(all, 426).length, metadata(all, 427).length);
      assertEquals(Optional.empty(), client.query(StorageKeys.item("System", "AuthorizedUpgrade")));
      assertArrayEquals(
          metadata(all, 426), client.codecOf(applied.block()).metadata().encode(), "its block");
      assertEquals(
          client.queryAt(StorageKeys.item("System", "Number"), before.hash()),
          Optional.of(Value.of(before.number())));
      ChainClient.Outcome later =
          node.send(
              LedgerNode.key("//Bob"),
              codec ->
                  codec
                      .calls()
                      .encode("System", "remark", Map.of("remark", new Value.Bytes(NEXT))));
      assertArrayEquals(
          metadata(all, 427), client.codecOf(later.block()).metadata().encode(), "the next");
    }
  }

  private static byte[] metadata(RuntimeSchedule all, int version) {
    return ChainCodec.of(all.version(version).metadata(14).orElseThrow()).metadata().encode();
  }

  // Version 426 takes these calls without listing them.
  private static byte[] sudo(byte[] hash) {
    return new ScaleWriter().u8(12).u8(0).u8(0).u8(9).bytes(hash).toByteArray();
  }

  private static byte[] apply() {
    return new ScaleWriter().u8(0).u8(11).lengthPrefixed(NEXT).toByteArray();
  }
}
