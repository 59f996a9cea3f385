package io.myelin.node.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.ledger.GenesisFile;
import io.myelin.ledger.Ledger;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.StandardRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that no client sends: every one gets an error answer, and the node goes on. */
class RobustnessTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir private static Path dir;
  private static Ledger ledger;
  private static JsonRpc rpc;

  @BeforeAll
  static void open() {
    ledger = Ledger.open(dir, GenesisFile.preset("dev"), new StandardRuntime(), Transfers.ALICE);
    rpc = new JsonRpc(ledger, new NodeInfo("Test chain", "Development", "1"));
  }

  @AfterAll
  static void close() {
    rpc.close();
    ledger.close();
  }

  @AfterEach
  void shouldStillAnswer() throws Exception {
    assertEquals("Test chain", result("system_chain", "[]").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1", "{\"id\":1}}", "\u0000", "{\"id\":1,\"id\"", "\"\\ud800"})
  void shouldAnswerMalformedJson(String request) throws Exception {
    int code = JSON.readTree(rpc.handle(request).orElseThrow()).at("/error/code").asInt();
    assertTrue(code == -32700 || code == -32600, request + " gave " + code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "null",
        "\"text\"",
        "{\"method\":7,\"id\":1}",
        "{\"method\":\"system_chain\",\"id\":{}}",
        "{\"method\":\"system_chain\",\"id\":[1]}"
      })
  void shouldAnswerWhatIsNoRequest(String request) throws Exception {
    assertEquals(
        -32600, JSON.readTree(rpc.handle(request).orElseThrow()).at("/error/code").asInt());
  }

  @Test
  void shouldRefuseDeepNestingWithoutExhaustingTheStack() throws Exception {
    String deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
    assertEquals(
        -32700,
        JSON.readTree(rpc.handle(request("system_chain", deep)).orElseThrow())
            .at("/error/code")
            .asInt());
  }

  /** Sudo in sudo in sudo, signed by nobody: two bytes a level. */
  @Test
  void shouldRefuseCallsNestedWithoutEnd() throws Exception {
    byte[] calls = new byte[4_000_000];
    for (int i = 0; i < calls.length; i += 2) {
      calls[i] = 12;
    }
    ScaleWriter rest = new ScaleWriter().u8(0x84).u8(0).bytes(new byte[32]).u8(1);
    rest.bytes(new byte[64]).u8(0).u8(0).u8(0).u8(0).bytes(calls);
    byte[] extrinsic = new ScaleWriter().lengthPrefixed(rest.toByteArray()).toByteArray();
    JsonNode refused = error("author_submitExtrinsic", "[\"" + Hex.encode(extrinsic) + "\"]");
    assertEquals(1002, refused.get("code").asInt());
  }

  @Test
  void shouldTakeFramesOfFifteenMegabytes() throws Exception {
    String huge = "00".repeat(7_500_000);
    assertEquals(1002, error("author_submitExtrinsic", "[\"0x" + huge + "\"]").get("code").asInt());
    assertTrue(result("state_getStorage", "[\"0x" + huge + "\"]").isNull());
    assertEquals(
        4003, error("state_call", "[\"Core_version\",\"" + huge + "\"]").get("code").asInt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state_getKeysPaged | [\"0x\",-1]",
        "state_getKeysPaged | [\"0x\",1e99]",
        "state_getKeysPaged | [\"0x\",\"7\"]",
        "state_getStorage | []",
        "state_getStorage | [{}]",
        "state_getStorage | [\"0x0\"]",
        "state_getStorage | [\"0x00\",\"0x00\"]",
        "state_queryStorageAt | [\"0x00\"]",
        "state_queryStorageAt | [[{}]]",
        "chain_getBlockHash | [\"x\"]",
        "chain_getBlockHash | [{}]",
        "chain_getBlockHash | [1e30]",
        "chain_getHeader | [17]",
        "account_nextIndex | [\"5\"]",
        "account_nextIndex | [[]]",
        "system_dryRun | [true]",
        "system_chain | {}"
      })
  void shouldSayWhichParameterIsWrong(String method, String params) throws Exception {
    JsonNode refused = error(method, params);
    assertEquals(-32602, refused.get("code").asInt(), refused.toString());
    assertFalse(refused.get("data").asText().isEmpty());
  }

  @Test
  void shouldAnswerRandomBytesAsExtrinsicsAndArguments() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      String hex = Hex.encode(random.nextBoolean() ? framed(bytes) : bytes);
      assertEquals(1002, error("author_submitExtrinsic", "[\"" + hex + "\"]").get("code").asInt());
      JsonNode priced = ask("state_call", "[\"TransactionPaymentApi_query_info\",\"" + hex + "\"]");
      assertEquals(4003, priced.at("/error/code").asInt(), hex);
    }
  }

  @Test
  void shouldAnswerAThousandCallsInABatchAndRefuseMore() throws Exception {
    String one = request("system_chain", "[]");
    List<String> calls = new ArrayList<>(Collections.nCopies(1_000, one));
    JsonNode replies = JSON.readTree(rpc.handle("[" + String.join(",", calls) + "]").orElseThrow());
    assertEquals(1_000, replies.size());
    calls.add(one);
    JsonNode refused = JSON.readTree(rpc.handle("[" + String.join(",", calls) + "]").orElseThrow());
    assertEquals(-32600, refused.at("/error/code").asInt());
  }

  @Test
  void shouldAnswerTheGoodCallsOfABatchWithBadOnes() throws Exception {
    JsonNode replies =
        JSON.readTree(
            rpc.handle("[1," + request("system_chain", "[]") + ",[],{\"method\":\"no\",\"id\":2}]")
                .orElseThrow());
    assertEquals(4, replies.size());
    assertEquals(-32600, replies.get(0).at("/error/code").asInt());
    assertEquals("Test chain", replies.get(1).get("result").asText());
    assertEquals(-32600, replies.get(2).at("/error/code").asInt());
    assertEquals(-32601, replies.get(3).at("/error/code").asInt());
  }

  @Test
  void shouldBoundTheSubscriptionsOfASocketAndFreeThemWhenItCloses() throws Exception {
    List<String> messages = Collections.synchronizedList(new ArrayList<>());
    Subscriber greedy = messages::add;
    for (int i = 0; i < 1_024; i++) {
      rpc.handle(request("author_unwatchExtrinsic", "[\"none\"]"), greedy);
      rpc.handle(request("state_subscribeStorage", "[[]]"), greedy);
    }
    assertFalse(String.join("", messages).contains("Too many"));
    rpc.handle(request("chain_subscribeNewHead", "[]"), greedy);
    assertTrue(String.join("", messages).contains("Too many subscriptions"));

    List<String> others = Collections.synchronizedList(new ArrayList<>());
    rpc.handle(request("chain_subscribeNewHead", "[]"), others::add);
    assertFalse(String.join("", others).contains("Too many"));

    rpc.closed(greedy);
    messages.clear();
    rpc.handle(request("chain_subscribeNewHead", "[]"), greedy);
    assertFalse(String.join("", messages).contains("Too many"));
  }

  @Test
  void shouldNotSubscribeOverHttpNorEndWhatBelongsToAnother() throws Exception {
    assertEquals(-32000, error("chain_subscribeNewHead", "[]").get("code").asInt());
    List<String> messages = Collections.synchronizedList(new ArrayList<>());
    rpc.handle(request("chain_subscribeNewHead", "[]"), messages::add);
    String id = JSON.readTree(messages.get(0)).get("result").asText();
    List<String> others = Collections.synchronizedList(new ArrayList<>());
    rpc.handle(request("chain_unsubscribeNewHead", "[\"" + id + "\"]"), others::add);
    assertFalse(JSON.readTree(others.get(0)).get("result").asBoolean());
  }

  private static byte[] framed(byte[] bytes) {
    return new ScaleWriter().lengthPrefixed(bytes).toByteArray();
  }

  private JsonNode result(String method, String params) throws Exception {
    JsonNode reply = ask(method, params);
    assertTrue(reply.has("result"), reply.toString());
    return reply.get("result");
  }

  private JsonNode error(String method, String params) throws Exception {
    JsonNode reply = ask(method, params);
    assertTrue(reply.has("error"), reply.toString());
    return reply.get("error");
  }

  private JsonNode ask(String method, String params) throws Exception {
    return JSON.readTree(rpc.handle(request(method, params)).orElseThrow());
  }

  private static String request(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}"
        .formatted(method, params);
  }
}
