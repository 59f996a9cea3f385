package io.myelin.node.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.ledger.Ledger;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.hash.Hashes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRpcTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NUMBER_KEY = plain("System", "Number");
  private static final String NOW_KEY = plain("Timestamp", "Now");
  @TempDir private Path dir;
  private TestNode node;
  private Ledger ledger;
  private JsonRpc rpc;
  private long clock = 1_000_000;

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
  void shouldEchoIdsWithTheirType() throws Exception {
    assertEquals("\"IZ3\"", ask("\"IZ3\"", "system_chain", "[]").get("id").toString());
    assertEquals("7", ask("7", "system_chain", "null").get("id").toString());
  }

  @Test
  void shouldAnswerBatchesInOneList() throws Exception {
    JsonNode replies =
        JSON.readTree(
            rpc.handle(
                    "[{\"id\":1,\"method\":\"system_chain\"},{\"method\":\"system_name\"},"
                        + "{\"id\":2,\"method\":\"nonsense\"}]")
                .orElseThrow());
    assertEquals(2, replies.size());
    assertEquals("Test chain", replies.get(0).get("result").asText());
    assertEquals(-32601, replies.get(1).at("/error/code").asInt());
  }

  @Test
  void shouldNameWhatIsWrongWithARequest() throws Exception {
    assertEquals(-32700, JSON.readTree(rpc.handle("{").orElseThrow()).at("/error/code").asInt());
    assertEquals(-32600, JSON.readTree(rpc.handle("[]").orElseThrow()).at("/error/code").asInt());
    assertEquals(
        -32600, JSON.readTree(rpc.handle("{\"id\":1}").orElseThrow()).at("/error/code").asInt());
    assertTrue(error("nonsense", "[]").get("message").asText().contains("Method not found"));
    assertEquals(-32602, error("state_getStorage", "[\"0xzz\"]").get("code").asInt());
  }

  @Test
  void shouldListExactlyWhatItAnswers() throws Exception {
    JsonNode listed = result("rpc_methods", "[]").get("methods");
    assertEquals(rpc.methodNames().size(), listed.size());
    for (String needed :
        new String[] {
          "state_getStorageAt",
          "account_nextIndex",
          "state_call",
          "chain_subscribeNewHeads",
          "chain_subscribeNewHead",
          "author_submitAndWatchExtrinsic",
          "chain_unsubscribeNewHead"
        }) {
      assertTrue(rpc.methodNames().contains(needed), needed);
    }
    for (JsonNode name : listed) {
      JsonNode reply = ask("1", name.asText(), "[]");
      assertNotEquals(-32601, reply.at("/error/code").asInt(), name.asText());
      assertNotEquals(-32603, reply.at("/error/code").asInt(), name.asText());
    }
  }

  @Test
  void shouldAnswerStateOfThePastAndTakeNullForTheHead() throws Exception {
    String first = produce();
    String second = produce();
    String key = NUMBER_KEY;
    String then = result("state_getStorageAt", "[\"" + key + "\",\"" + first + "\"]").asText();
    String now = result("state_getStorage", "[\"" + key + "\",null]").asText();
    assertEquals("0x01000000", then);
    assertEquals("0x02000000", now);
    assertEquals(second, result("chain_getHead", "[]").asText());
    assertEquals(first, result("chain_getBlockHash", "[1]").asText());
    assertEquals(first, result("chain_getBlockHash", "[\"0x1\"]").asText());
    assertEquals(2, result("chain_getBlockHash", "[[1,2]]").size());
    assertTrue(result("chain_getBlockHash", "[9]").isNull());
    JsonNode header = result("chain_getHeader", "[\"" + second + "\"]");
    assertEquals(first, header.get("parentHash").asText());
    assertEquals("0x2", header.get("number").asText());
    JsonNode group = result("state_queryStorageAt", "[[\"" + key + "\",\"0x99\"]]").get(0);
    assertEquals(second, group.get("block").asText());
    assertEquals(key, group.at("/changes/0/0").asText());
    assertTrue(group.at("/changes/1/1").isNull());
  }

  /** The nodes hash up to the state root that the block's header carries. */
  @Test
  void shouldProveWhatStoresHoldToWhoTrustsTheHeaderOnly() throws Exception {
    String first = produce();
    produce();
    String keys = "[\"" + NUMBER_KEY + "\",\"0x99\"]";
    JsonNode answer = result("state_getReadProof", "[" + keys + ",\"" + first + "\"]");
    assertEquals(first, answer.get("at").asText());
    List<String> hashes = new ArrayList<>();
    answer
        .get("proof")
        .forEach(node -> hashes.add(Hashes.blake2b256(Hex.decode(node.asText())).hex()));
    String stateRoot = result("chain_getHeader", "[\"" + first + "\"]").get("stateRoot").asText();
    assertTrue(hashes.contains(stateRoot), hashes.toString());
    assertTrue(hashes.size() > 1);
    JsonNode same = result("state_getReadProof", "[" + keys + ",\"" + first + "\"]");
    assertEquals(answer, same);
    String head = result("chain_getHead", "[]").asText();
    assertEquals(head, result("state_getReadProof", "[" + keys + "]").get("at").asText());
  }

  @Test
  void shouldPageKeysInOrderAfterTheStartKey() throws Exception {
    String prefix = plain("System", "Account");
    JsonNode all = result("state_getKeys", "[\"" + prefix + "\"]");
    assertTrue(all.size() >= 6);
    JsonNode page = result("state_getKeysPaged", "[\"" + prefix + "\",2,\"" + prefix + "\",null]");
    assertEquals(all.get(0), page.get(0));
    assertEquals(all.get(1), page.get(1));
    JsonNode next =
        result("state_getKeysPaged", "[\"" + prefix + "\",2,\"" + page.get(1).asText() + "\"]");
    assertEquals(all.get(2), next.get(0));
  }

  @Test
  void shouldUseTheErrorTextsThatClientsMatch() throws Exception {
    assertEquals(
        "Client error: Execution failed: Other: Exported method Nothing_here is not found",
        error("state_call", "[\"Nothing_here\",\"\"]").get("message").asText());
    JsonNode unknown = error("state_getStorage", "[\"0x00\",\"0x" + "11".repeat(32) + "\"]");
    assertEquals(4003, unknown.get("code").asInt());
    assertEquals(1002, error("author_submitExtrinsic", "[\"0x010203\"]").get("code").asInt());
    String good = transfer(0);
    String forged = good.substring(0, 90) + flip(good.charAt(90)) + good.substring(91);
    JsonNode refused = error("author_submitExtrinsic", "[\"" + forged + "\"]");
    assertEquals(1010, refused.get("code").asInt());
    assertEquals("Invalid Transaction", refused.get("message").asText());
    assertEquals("Transaction has a bad signature", refused.get("data").asText());
  }

  /** A weight of two parts is more than polkadot.js can read here. */
  @Test
  void shouldTellAFeeInTheFormThatPolkadotJsReads() throws Exception {
    JsonNode fee = result("payment_queryInfo", "[\"" + transfer(0) + "\"]");
    assertTrue(fee.get("weight").isIntegralNumber(), fee.toString());
    assertEquals("normal", fee.get("class").asText());
    assertTrue(fee.get("partialFee").asText().matches("[1-9][0-9]*"), fee.toString());
  }

  @Test
  void shouldCountThePoolInTheNextIndexAndRefuseTheSameBytesTwice() throws Exception {
    String address = Ss58.encode(Transfers.ALICE.accountId());
    result("author_submitExtrinsic", "[\"" + transfer(0) + "\"]");
    String second = transfer(1);
    String hash = result("author_submitExtrinsic", "[\"" + second + "\"]").asText();
    assertEquals(Hashes.blake2b256(Hex.decode(second)).hex(), hash);
    assertEquals(2, result("account_nextIndex", "[\"" + address + "\"]").asInt());
    assertEquals(2, result("system_accountNextIndex", "[\"" + address + "\"]").asInt());
    String account = Hex.encode(Transfers.ALICE.accountId().bytes()).substring(2);
    assertEquals(
        "0x02000000",
        result("state_call", "[\"AccountNonceApi_account_nonce\",\"" + account + "\"]").asText());
    assertEquals(1013, error("author_submitExtrinsic", "[\"" + second + "\"]").get("code").asInt());
    String block = produce();
    assertEquals(
        second, result("chain_getBlock", "[\"" + block + "\"]").at("/block/extrinsics/2").asText());
    assertEquals(0, result("author_pendingExtrinsics", "[]").size());
    assertEquals(2, result("account_nextIndex", "[\"" + address + "\"]").asInt());
  }

  @Test
  void shouldReplyBeforeTheFirstNotification() throws Exception {
    Socket socket = new Socket();
    socket.ask("chain_subscribeNewHead", "[]");
    String id = socket.next().get("result").asText();
    JsonNode now = socket.next();
    assertEquals("chain_newHead", now.get("method").asText());
    assertEquals(id, now.at("/params/subscription").asText());
    assertEquals("0x0", now.at("/params/result/number").asText());
    produce();
    assertEquals("0x1", socket.next().at("/params/result/number").asText());
    socket.ask("chain_unsubscribeNewHead", "[\"" + id + "\"]");
    assertTrue(socket.next().get("result").asBoolean());
  }

  @Test
  void shouldTellAllKeysFirstAndThenOnlyChangedOnes() throws Exception {
    Socket socket = new Socket();
    socket.ask("state_subscribeStorage", "[[\"" + NOW_KEY + "\",\"0x77\"]]");
    socket.next();
    assertEquals(2, socket.next().at("/params/result/changes").size());
    produce();
    JsonNode changes = socket.next().at("/params/result/changes");
    assertEquals(1, changes.size());
    assertEquals(NOW_KEY, changes.at("/0/0").asText());
  }

  /** polkadot.js loses the first when both come at once, and programs that wait for it hang. */
  @Test
  void shouldFollowATransactionAndTellFinalityAMomentLater() throws Exception {
    Socket socket = new Socket();
    socket.ask("author_submitAndWatchExtrinsic", "[\"" + transfer(0) + "\"]");
    assertFalse(socket.next().get("result").asText().isEmpty());
    assertEquals("ready", socket.next().at("/params/result").asText());
    socket.ask("chain_subscribeNewHead", "[]");
    socket.next();
    socket.next();
    String block = produce();
    assertEquals("chain_newHead", socket.next().get("method").asText());
    assertEquals(block, socket.next().at("/params/result/inBlock").asText());
    for (int blocks = 1; blocks < 8; blocks++) {
      produce();
      assertEquals("chain_newHead", socket.next().get("method").asText());
    }
    produce();
    assertEquals(block, socket.next().at("/params/result/finalized").asText());
    assertEquals("chain_newHead", socket.next().get("method").asText());
  }

  @Test
  void shouldTellFinalityWithTheNextBlockOfASlowChain() throws Exception {
    Socket socket = new Socket();
    socket.ask("author_submitAndWatchExtrinsic", "[\"" + transfer(0) + "\"]");
    socket.next();
    socket.next();
    String block = produce();
    assertEquals(block, socket.next().at("/params/result/inBlock").asText());
    clock += 3_000;
    produce();
    assertEquals(block, socket.next().at("/params/result/finalized").asText());
  }

  /** Nothing but ASCII leaves, so no socket meets a text that it cannot encode. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"\\ud800\",\"method\":\"system_name\"}",
        "{\"id\":\"\\udc00\\ud800\",\"method\":\"\\udfff\"}",
        "{\"id\":\"\\ud83d\",\"method\":\"chain_getHeader\",\"params\":[\"\\ud83d\"]}",
        "[{\"id\":\"\\ud800\",\"method\":7},{\"id\":\"\\uD83D\\uDE00é\",\"method\":\"x\"}]"
      })
  void shouldEchoWhatParsedThoughNoEncodingHasIt(String request) throws Exception {
    String reply = rpc.handle(request).orElseThrow();

    assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(reply), reply);
    JsonNode asked = JSON.readTree(request);
    JsonNode answered = JSON.readTree(reply);
    assertEquals(asked.findValuesAsText("id"), answered.findValuesAsText("id"));
  }

  @Test
  void shouldAnswerARefusedTransactionWithAnErrorAndNoSubscription() throws Exception {
    Socket socket = new Socket();
    socket.ask("author_submitAndWatchExtrinsic", "[\"0x0102\"]");
    assertEquals(1002, socket.next().at("/error/code").asInt());
    produce();
    assertTrue(socket.messages.isEmpty());
  }

  @Test
  void shouldSendTheRuntimeVersionAtOnce() throws Exception {
    Socket socket = new Socket();
    socket.ask("state_subscribeRuntimeVersion", "[]");
    socket.next();
    JsonNode version = socket.next();
    assertEquals("state_runtimeVersion", version.get("method").asText());
    assertTrue(version.at("/params/result/specVersion").isInt());
  }

  private final class Socket implements Subscriber {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

    @Override
    public void send(String message) {
      messages.add(message);
    }

    void ask(String method, String params) {
      rpc.handle(request("1", method, params), this);
    }

    JsonNode next() throws Exception {
      String message = messages.poll(5, TimeUnit.MINUTES);
      assertTrue(message != null, "no message within 5 minutes");
      return JSON.readTree(message);
    }
  }

  private String produce() {
    clock += 250;
    return ledger.produce(clock).hash().hex();
  }

  private static char flip(char digit) {
    return digit == '0' ? '1' : '0';
  }

  private String transfer(long nonce) {
    return Transfers.hex(
        Transfers.ALICE,
        Transfers.BOB.accountId(),
        1_000_000,
        nonce,
        ledger.runtime().version(),
        ledger.genesisHash());
  }

  private JsonNode result(String method, String params) throws Exception {
    JsonNode reply = ask("1", method, params);
    assertTrue(reply.has("result"), reply.toString());
    return reply.get("result");
  }

  private JsonNode error(String method, String params) throws Exception {
    JsonNode reply = ask("1", method, params);
    assertTrue(reply.has("error"), reply.toString());
    return reply.get("error");
  }

  private JsonNode ask(String id, String method, String params) throws Exception {
    return JSON.readTree(rpc.handle(request(id, method, params)).orElseThrow());
  }

  private static String request(String id, String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\",\"params\":%s}"
        .formatted(id, method, params);
  }

  private static String plain(String pallet, String item) {
    return Hex.encode(
        Hashes.concat(
            Hashes.twox(pallet.getBytes(StandardCharsets.US_ASCII), 16),
            Hashes.twox(item.getBytes(StandardCharsets.US_ASCII), 16)));
  }
}
