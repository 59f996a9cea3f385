package io.myelin.node.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.ledger.Ledger;
import io.myelin.node.decoded.BusyException;
import io.myelin.primitives.Hex;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two levels of the answer: may it enter a block (00 or 01), and how would its call end. */
class DryRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir private Path dir;
  private TestNode node;
  private Ledger ledger;
  private JsonRpc rpc;

  @BeforeEach
  void open() {
    node = new TestNode(dir);
    ledger = node.ledger;
    rpc = node.rpc;
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldTellHowAnExtrinsicWouldEndWithoutKeepingIt() throws Exception {
    String head = "\"" + ledger.produce(1_000).hash().hex() + "\"";
    String good = transfer(0, 1_000_000);
    assertEquals("0x0000", ask(good, "null").get("result").asText());
    assertEquals("0x0001030502000000", ask(transfer(0, 1L << 62), "null").get("result").asText());
    assertEquals("0x010002", ask(transfer(1, 1_000_000), "null").get("result").asText());
    assertEquals("0x010004", ask(forged(good), "null").get("result").asText());
    String notSudo = node.signed(Transfers.BOB, 0, new byte[] {12, 0, 0, 0, 4, 7});
    assertEquals("0x010000", ask(notSudo, "null").get("result").asText());
    assertEquals(1002, ask("0x0102", "null").at("/error/code").asInt());
    ledger.pool().submit(Hex.decode(good));
    ledger.produce(2_000);
    assertEquals("0x010003", ask(good, "null").get("result").asText());
    assertEquals("0x0000", ask(good, head).get("result").asText());
  }

  /** As a trial over REST: each executes a block. */
  @Test
  void shouldTakeItsTurnWithOtherTrials() throws Exception {
    String request =
        "{\"id\":1,\"method\":\"system_dryRun\",\"params\":[\"%s\"]}".formatted(transfer(0, 1));
    Trials busy =
        trial -> {
          throw new BusyException("8 trials wait already; ask again in a few seconds");
        };
    try (JsonRpc full = new JsonRpc(ledger, new NodeInfo("Busy chain", "Development", "1"), busy)) {
      JsonNode refused = JSON.readTree(full.handle(request).orElseThrow()).get("error");
      assertEquals(-32005, refused.get("code").asInt());
      assertTrue(refused.get("data").asText().contains("8 trials wait"), refused.toString());
    }
  }

  private JsonNode ask(String extrinsic, String at) throws Exception {
    String request =
        "{\"id\":1,\"method\":\"system_dryRun\",\"params\":[\"%s\",%s]}".formatted(extrinsic, at);
    return JSON.readTree(rpc.handle(request).orElseThrow());
  }

  private static String forged(String extrinsic) {
    char digit = extrinsic.charAt(90) == '0' ? '1' : '0';
    return extrinsic.substring(0, 90) + digit + extrinsic.substring(91);
  }

  private String transfer(long nonce, long rao) {
    return Transfers.hex(
        Transfers.ALICE,
        Transfers.BOB.accountId(),
        rao,
        nonce,
        ledger.runtime().version(),
        ledger.genesisHash());
  }
}
