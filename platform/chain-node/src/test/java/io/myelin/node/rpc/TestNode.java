package io.myelin.node.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.ledger.GenesisFile;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.StoredBlock;
import io.myelin.primitives.Hex;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.runtime.StandardRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A chain of the dev preset with its JSON-RPC, without a server before it. */
final class TestNode implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  final Ledger ledger;
  final JsonRpc rpc;

  TestNode(Path dir) {
    ledger = Ledger.open(dir, GenesisFile.preset("dev"), new StandardRuntime(), Transfers.ALICE);
    rpc = new JsonRpc(ledger, new NodeInfo("Test chain", "Development", "1"), Supplier::get);
  }

  /** The node answers, takes a good transaction, and has it in its next block. */
  void assertAlive() throws IOException {
    assertEquals("Test chain", result("system_chain", "[]").asText());
    long nonce = ledger.pool().nextIndex(Transfers.BOB.accountId());
    String transfer =
        Transfers.hex(
            Transfers.BOB,
            Transfers.ALICE.accountId(),
            1_000_000,
            nonce,
            ledger.runtime().version(),
            ledger.genesisHash());
    result("author_submitExtrinsic", "[\"" + transfer + "\"]");
    long before = ledger.head().height();
    StoredBlock block = ledger.produce(1_000 * (before + 1));
    assertEquals(before + 1, ledger.head().height());
    assertTrue(block.extrinsics().stream().map(Hex::encode).anyMatch(transfer::equals));
    assertTrue(ledger.failure().isEmpty(), ledger.failure().toString());
  }

  String signed(KeyPair key, long nonce, byte[] call) {
    return Hex.encode(
        Transfers.signed(key, call, nonce, ledger.runtime().version(), ledger.genesisHash()));
  }

  JsonNode result(String method, String params) throws IOException {
    JsonNode reply = ask(method, params);
    assertTrue(reply.has("result"), reply.toString());
    return reply.get("result");
  }

  JsonNode error(String method, String params) throws IOException {
    JsonNode reply = ask(method, params);
    assertTrue(reply.has("error"), reply.toString());
    return reply.get("error");
  }

  JsonNode ask(String method, String params) throws IOException {
    return answer(request(method, params));
  }

  /** The answer to a request as it is, whatever it is. */
  JsonNode answer(String request) throws IOException {
    return JSON.readTree(rpc.handle(request).orElseThrow());
  }

  static String request(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
        .formatted(method, params);
  }

  @Override
  public void close() {
    rpc.close();
    ledger.close();
  }
}
