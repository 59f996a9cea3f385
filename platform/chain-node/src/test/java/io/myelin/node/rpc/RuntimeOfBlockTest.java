package io.myelin.node.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.ledger.Genesis;
import io.myelin.ledger.GenesisFile;
import io.myelin.ledger.History;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.Submission;
import io.myelin.primitives.Hex;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.upgrade.RuntimeArtifact;
import io.myelin.runtime.version.RuntimeSchedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was true of a block stays so after an upgrade, also when its state is discarded. */
class RuntimeOfBlockTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Genesis DEV = GenesisFile.load("dev", Optional.empty());
  private static final int LAST_OF_FIRST = 4;
  private static final int STATES = 6;
  @TempDir private Path dir;
  private Ledger ledger;
  private JsonRpc rpc;

  @BeforeEach
  void upgrade() {
    RuntimeSchedule all = DEV.runtimes();
    try (Ledger first = open(RuntimeSchedule.only(all.version(426)))) {
      first.produce(1);
      first.produce(2);
    }
    ledger = open(all);
    rpc = new JsonRpc(ledger, new NodeInfo("Test chain", "Development", "1"), Supplier::get);
    byte[] next = RuntimeArtifact.of(427).bytes();
    send(
        new ScaleWriter()
            .u8(12)
            .u8(0)
            .u8(0)
            .u8(9)
            .bytes(Hashes.blake2b256(next).bytes())
            .toByteArray());
    send(new ScaleWriter().u8(0).u8(11).lengthPrefixed(next).toByteArray());
    assertEquals(LAST_OF_FIRST, ledger.head().height());
    ledger.produce(9);
  }

  @AfterEach
  void close() {
    rpc.close();
    ledger.close();
  }

  @Test
  void shouldAnswerForABlockByTheVersionThatWentOnFromIt() throws Exception {
    for (long height = 0; height <= ledger.head().height(); height++) {
      assertVersion(height);
    }
    assertNotEquals(metadata(0), metadata(LAST_OF_FIRST));
    assertEquals(metadata(LAST_OF_FIRST), result("state_getMetadata", "[]").asText());
    assertEquals(427, result("state_getRuntimeVersion", "[]").path("specVersion").asInt());
  }

  @Test
  void shouldAnswerForABlockWhoseStateIsDiscarded() throws Exception {
    for (int i = 0; i < STATES; i++) {
      ledger.produce(10 + i);
    }
    assertEquals(Optional.empty(), ledger.stateAt(ledger.hashAt(1).orElseThrow()));
    for (long height = 0; height <= ledger.head().height(); height++) {
      assertEquals(expected(height), version(height), "block " + height);
    }
  }

  private void assertVersion(long height) throws IOException {
    assertEquals(expected(height), version(height), "block " + height);
    byte[] said =
        Hex.decode(
            result("state_call", "[\"Core_version\",\"0x\",\"" + hash(height) + "\"]").asText());
    ScaleReader in = new ScaleReader(said);
    in.text();
    in.text();
    in.u32();
    assertEquals(expected(height), in.u32(), "block " + height);
  }

  /** The last block of a version is what the next one goes on from. */
  private static int expected(long height) {
    return height < LAST_OF_FIRST ? 426 : 427;
  }

  private int version(long height) throws IOException {
    return result("state_getRuntimeVersion", "[\"" + hash(height) + "\"]")
        .path("specVersion")
        .asInt();
  }

  private String metadata(long height) throws IOException {
    return result("state_getMetadata", "[\"" + hash(height) + "\"]").asText();
  }

  private String hash(long height) {
    return ledger.hashAt(height).orElseThrow().hex();
  }

  private JsonNode result(String method, String params) throws IOException {
    JsonNode reply = JSON.readTree(rpc.handle(TestNode.request(method, params)).orElseThrow());
    assertEquals(true, reply.has("result"), reply.toString());
    return reply.get("result");
  }

  private void send(byte[] call) {
    byte[] signed =
        Transfers.signed(
            Transfers.ALICE,
            call,
            ledger.pool().nextIndex(Transfers.ALICE.accountId()),
            ledger.runtime().version(),
            ledger.genesisHash());
    assertInstanceOf(Submission.Accepted.class, ledger.pool().submit(signed));
    ledger.produce(3);
  }

  private Ledger open(RuntimeSchedule runtimes) {
    return Ledger.open(dir, DEV.config(), runtimes, Transfers.ALICE, History.of(STATES));
  }
}
