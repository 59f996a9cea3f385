package io.myelin.node.decoded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.codec.ChainCodec;
import io.myelin.ledger.Genesis;
import io.myelin.ledger.GenesisFile;
import io.myelin.ledger.History;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.StoredBlock;
import io.myelin.ledger.Submission;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.rpc.Transfers;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.upgrade.RuntimeArtifact;
import io.myelin.runtime.version.RuntimeSchedule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which metadata the blocks of an upgraded chain are read by. */
class TwoVersionsTest {
  private static final Genesis DEV = GenesisFile.load("dev", Optional.empty());
  private static final RuntimeSchedule ALL = DEV.runtimes();
  private static final byte[] NEXT = RuntimeArtifact.of(427).bytes();
  private final VersionCodecs codecs = new VersionCodecs();
  @TempDir private Path dir;
  private Ledger ledger;

  @BeforeEach
  void upgrade() {
    try (Ledger first = open(RuntimeSchedule.only(ALL.version(426)))) {
      first.produce(1);
    }
    ledger = open(ALL);
    byte[] hash = Hashes.blake2b256(NEXT).bytes();
    send(new ScaleWriter().u8(12).u8(0).u8(0).u8(9).bytes(hash).toByteArray());
    send(new ScaleWriter().u8(0).u8(11).lengthPrefixed(NEXT).toByteArray());
    send(new ScaleWriter().u8(0).u8(0).lengthPrefixed(new byte[3]).toByteArray());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void shouldTellCallsThatAVersionTakesWithoutListingThem() {
    assertEquals(List.of("Timestamp.set", "Sudo.sudo"), calls(2));
    assertEquals(List.of("Timestamp.set", "System.apply_authorized_upgrade"), calls(3));
    assertEquals(List.of("Timestamp.set", "System.remark"), calls(4));
    assertTrue(
        extrinsics(2).get(1).call().orElseThrow().args().toString().contains("authorize_upgrade"));
    assertTrue(extrinsics(3).get(1).success().orElseThrow());
    assertTrue(extrinsics(3).get(1).signer().isPresent());
  }

  @Test
  void shouldReadEventsAndErrorsByTheVersionThatExecutedTheBlock() {
    for (int height = 1; height <= 4; height++) {
      int version = height < 4 ? 426 : 427;
      ChainCodec own = codecs.executing(ledger, block(height)).own();
      assertArrayEquals(metadata(version), own.metadata().encode(), "block " + height);
    }
  }

  @Test
  void shouldSayOfGarbageWhatTheBlocksOwnVersionSays() {
    byte[] garbage = {4, 9};
    ChainCodec own = ChainCodec.of(ALL.version(426).metadata(15).orElseThrow());
    ScaleException expected =
        assertThrows(ScaleException.class, () -> own.extrinsics().decode(garbage));
    ScaleException said =
        assertThrows(ScaleException.class, () -> codecs.executing(ledger, block(1)).read(garbage));
    assertEquals(expected.getMessage(), said.getMessage());
  }

  private List<String> calls(int height) {
    return extrinsics(height).stream()
        .map(each -> each.call().map(c -> c.pallet() + "." + c.name()).orElse(each.toString()))
        .toList();
  }

  private List<BlockDecoder.Extrinsic> extrinsics(int height) {
    ChainBlock block = block(height);
    return new BlockDecoder(codecs.executing(ledger, block))
        .extrinsics(block.extrinsics(), new ChainCodecs().events(ledger, block));
  }

  private ChainBlock block(int height) {
    return ChainBlock.of(ledger.keptAt(height).orElseThrow());
  }

  private static byte[] metadata(int version) {
    return ChainCodec.of(ALL.version(version).metadata(15).orElseThrow()).metadata().encode();
  }

  private void send(byte[] call) {
    byte[] signed =
        Transfers.signed(
            Transfers.ALICE,
            call,
            ledger.pool().nextIndex(Transfers.ALICE.accountId()),
            ledger.runtime().version(),
            ledger.genesisHash());
    Submission answer = ledger.pool().submit(signed);
    assertEquals(Submission.Accepted.class, answer.getClass(), answer.toString());
    StoredBlock made = ledger.produce(1_000 * ledger.head().height());
    assertEquals(2, made.extrinsics().size());
  }

  private Ledger open(RuntimeSchedule runtimes) {
    return Ledger.open(dir, DEV.config(), runtimes, Transfers.ALICE, History.RECENT);
  }
}
