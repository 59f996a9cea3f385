package io.myelin.node.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.api.json.ContractJson;
import io.myelin.ledger.StoredBlock;
import io.myelin.ledger.receipt.Receipt;
import io.myelin.ledger.receipt.ReceiptTree;
import io.myelin.node.desk.ProofDesk;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.state.StateEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the node proves, a page of Python that shares no code with it believes, and nothing else.
 */
class ProofsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path VERIFIER = Path.of("..", "..", "samples", "proofs", "verify.py");
  private static final int BLOCKS = 60;
  @TempDir private Path dir;
  private TestNode node;

  private record Verdict(int code, String said) {}

  @BeforeEach
  void open() throws Exception {
    node = new TestNode(dir);
    byte[] hotkey = Transfers.key("//Bob//neuron").accountId().bytes();
    send(0, new ScaleWriter().u8(7).u8(7).u16(1).bytes(hotkey).toByteArray());
    send(
        1,
        new ScaleWriter().u8(7).u8(2).bytes(hotkey).u16(1).u64(5_000_000_000_000L).toByteArray());
    for (int i = 1; i <= BLOCKS; i++) {
      node.ledger.produce(i * 250L);
    }
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldProveEveryPayoutOfABlockAndNoOther() throws Exception {
    StoredBlock block = paid();
    Receipt receipt = node.ledger.receipts().at(block.height()).orElseThrow();
    for (int i = 0; i < receipt.payouts().size(); i++) {
      ObjectNode proof = payout(block, receipt, i);
      Verdict verdict = verify("payout", proof);
      assertEquals(0, verdict.code(), verdict.said());
      JsonNode proven = JSON.readTree(verdict.said());
      assertEquals(block.hash().hex(), proven.path("block").asText());
      assertEquals(proof.path("payout").path("account"), proven.path("account"));
      assertEquals(
          Long.toString(receipt.payouts().get(i).amount().value()), proven.path("amount").asText());
    }
    ObjectNode more = payout(block, receipt, 0);
    ((ObjectNode) more.get("payout")).put("amount", "999999999999");
    assertRefused("amount of the payout", verify("payout", more));
    ObjectNode other = payout(block, receipt, 0);
    other.put("index", 400);
    assertRefused("refused", verify("payout", other));
    ObjectNode less = payout(block, receipt, 0);
    less.putArray("proof");
    assertRefused("the proof lacks", verify("payout", less));
    ObjectNode header = payout(block, receipt, 0);
    ((ObjectNode) header.get("header")).put("number", "0x1");
    assertRefused("is not that of block", verify("payout", header));
  }

  @Test
  void shouldRefuseAnIndexThatIsNoPlaceOfAPayout() throws Exception {
    StoredBlock block = paid();
    Receipt receipt = node.ledger.receipts().at(block.height()).orElseThrow();
    for (String index : List.of("-2", "-1", "true", "0.0", "\"0\"", "null")) {
      ObjectNode proof = payout(block, receipt, 0);
      proof.set("index", JSON.readTree(index));
      assertRefused("the index is", verify("payout", proof));
    }
  }

  @Test
  void shouldRefuseAHeaderThatIsCutInOtherPlaces() throws Exception {
    StoredBlock block = paid();
    Receipt receipt = node.ledger.receipts().at(block.height()).orElseThrow();
    ObjectNode proof = payout(block, receipt, 0);
    ObjectNode forged = JSON.createObjectNode().put("block", block.hash().hex());
    forged.put("key", Hex.encode(keys().get(0)));
    forged.set("header", HeaderForgery.rootOfReceiptsForState(proof.get("header")));
    forged.set("proof", proof.get("proof"));
    assertRefused("refused", verify("storage", forged));
  }

  @Test
  void shouldRefusePartsOfAHeaderThatAreNotWhole() throws Exception {
    StoredBlock block = paid();
    Receipt receipt = node.ledger.receipts().at(block.height()).orElseThrow();
    ObjectNode proof = payout(block, receipt, 0);
    for (HeaderForgery.Cut cut : HeaderForgery.cuts(proof.get("header"))) {
      proof.set("header", cut.header());
      assertRefused(cut.refusal(), verify("payout", proof));
    }
  }

  @Test
  void shouldProveWhatStandsUnderAKeyAndThatNothingDoes() throws Exception {
    String hash = node.ledger.head().hash().hex();
    JsonNode header = node.result("chain_getHeader", "[\"" + hash + "\"]");
    for (byte[] key : keys()) {
      String hex = Hex.encode(key);
      JsonNode answer = node.result("state_getReadProof", "[[\"" + hex + "\"],\"" + hash + "\"]");
      ObjectNode given = JSON.createObjectNode().put("key", hex).put("block", hash);
      given.set("header", header);
      given.set("proof", answer.path("proof"));
      Verdict verdict = verify("storage", given);
      assertEquals(0, verdict.code(), verdict.said());
      JsonNode value = node.result("state_getStorage", "[\"" + hex + "\",\"" + hash + "\"]");
      assertEquals(value, JSON.readTree(verdict.said()).path("value"), hex);
    }
  }

  /** Some of every length, and some that are not there. */
  private List<byte[]> keys() {
    List<byte[]> keys = new ArrayList<>();
    Iterator<StateEntry> entries = node.ledger.state().scan(new byte[0]);
    for (int i = 0; entries.hasNext(); i++) {
      StateEntry entry = entries.next();
      if (i % 23 == 0) {
        keys.add(entry.key());
      }
    }
    keys.add(":code".getBytes(StandardCharsets.US_ASCII));
    keys.add(new byte[] {1});
    keys.add(new byte[32]);
    byte[] near = keys.get(0).clone();
    near[near.length - 1] ^= 1;
    keys.add(near);
    assertTrue(keys.size() > 10, "keys: " + keys.size());
    return keys;
  }

  private StoredBlock paid() {
    long height = BLOCKS;
    while (node.ledger.keptAt(height).orElseThrow().payouts().isEmpty()) {
      height--;
    }
    return node.ledger.blockAt(height).orElseThrow();
  }

  private static ObjectNode payout(StoredBlock block, Receipt receipt, int index) throws Exception {
    return (ObjectNode)
        JSON.readTree(
            ContractJson.bytes(
                ProofDesk.view(block, ReceiptTree.of(receipt).prove(receipt, index))));
  }

  private void send(long nonce, byte[] call) throws IOException {
    String signed = node.signed(Transfers.BOB, nonce, call);
    node.result("author_submitExtrinsic", "[\"" + signed + "\"]");
  }

  private static void assertRefused(String part, Verdict verdict) {
    assertNotEquals(0, verdict.code(), verdict.said());
    assertTrue(verdict.said().contains(part), verdict.said());
  }

  private static Verdict verify(String what, JsonNode given) throws Exception {
    Process process = start(new ProcessBuilder("python3", VERIFIER.toString(), what));
    try (OutputStream in = process.getOutputStream()) {
      in.write(JSON.writeValueAsBytes(given));
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Verdict(process.waitFor(), said);
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.redirectErrorStream(true).start();
    } catch (IOException missing) {
      return Assumptions.abort("no Python on this machine: " + missing.getMessage());
    }
  }
}
