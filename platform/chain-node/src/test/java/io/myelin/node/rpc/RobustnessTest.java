package io.myelin.node.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
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
  private static TestNode node;

  @BeforeAll
  static void open() {
    node = new TestNode(dir);
  }

  @AfterAll
  static void close() {
    node.close();
  }

  @AfterEach
  void shouldGoOn() throws Exception {
    node.assertAlive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1", "{\"id\":1}}", "\u0000", "{\"id\":1,\"id\"", "\"\\ud800"})
  void shouldAnswerMalformedJson(String request) throws Exception {
    int code = node.answer(request).at("/error/code").asInt();
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
    assertEquals(-32600, node.answer(request).at("/error/code").asInt());
  }

  @Test
  void shouldRefuseDeepNestingWithoutExhaustingTheStack() throws Exception {
    String deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
    assertEquals(
        -32700, node.answer(TestNode.request("system_chain", deep)).at("/error/code").asInt());
  }

  /** Sudo in sudo in sudo, signed by nobody: two bytes a level. */
  @Test
  void shouldRefuseCallsNestedWithoutEnd() throws Exception {
    byte[] calls = new byte[3_000_000];
    for (int i = 0; i < calls.length; i += 2) {
      calls[i] = 12;
    }
    ScaleWriter rest = new ScaleWriter().u8(0x84).u8(0).bytes(new byte[32]).u8(1);
    rest.bytes(new byte[64]).u8(0).u8(0).u8(0).u8(0).bytes(calls);
    byte[] extrinsic = new ScaleWriter().lengthPrefixed(rest.toByteArray()).toByteArray();
    JsonNode refused = node.error("author_submitExtrinsic", "[\"" + Hex.encode(extrinsic) + "\"]");
    assertEquals(1002, refused.get("code").asInt());
  }

  @Test
  void shouldTakeFramesOfFifteenMegabytes() throws Exception {
    String huge = "00".repeat(7_500_000);
    assertEquals(
        1002, node.error("author_submitExtrinsic", "[\"0x" + huge + "\"]").get("code").asInt());
    assertTrue(node.result("state_getStorage", "[\"0x" + huge + "\"]").isNull());
    assertEquals(
        4003, node.error("state_call", "[\"Core_version\",\"" + huge + "\"]").get("code").asInt());
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
    JsonNode refused = node.error(method, params);
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
      assertEquals(
          1002, node.error("author_submitExtrinsic", "[\"" + hex + "\"]").get("code").asInt());
      JsonNode priced =
          node.ask("state_call", "[\"TransactionPaymentApi_query_info\",\"" + hex + "\"]");
      assertEquals(4003, priced.at("/error/code").asInt(), hex);
    }
  }

  @Test
  void shouldAnswerAThousandCallsInABatchAndRefuseMore() throws Exception {
    String one = TestNode.request("system_chain", "[]");
    List<String> calls = new ArrayList<>(Collections.nCopies(1_000, one));
    JsonNode replies = node.answer("[" + String.join(",", calls) + "]");
    assertEquals(1_000, replies.size());
    calls.add(one);
    JsonNode refused = node.answer("[" + String.join(",", calls) + "]");
    assertEquals(-32600, refused.at("/error/code").asInt());
  }

  @Test
  void shouldAnswerTheGoodCallsOfABatchWithBadOnes() throws Exception {
    JsonNode replies =
        node.answer(
            "[1," + TestNode.request("system_chain", "[]") + ",[],{\"method\":\"no\",\"id\":2}]");
    assertEquals(4, replies.size());
    assertEquals(-32600, replies.get(0).at("/error/code").asInt());
    assertEquals("Test chain", replies.get(1).get("result").asText());
    assertEquals(-32600, replies.get(2).at("/error/code").asInt());
    assertEquals(-32601, replies.get(3).at("/error/code").asInt());
  }

  @Test
  void shouldBoundTheSubscriptionsOfASocketAndFreeThemWhenItCloses() throws Exception {
    List<String> messages = new CopyOnWriteArrayList<>();
    Subscriber greedy = messages::add;
    for (int i = 0; i < 1_024; i++) {
      node.rpc.handle(TestNode.request("author_unwatchExtrinsic", "[\"none\"]"), greedy);
      node.rpc.handle(TestNode.request("state_subscribeStorage", "[[]]"), greedy);
    }
    assertFalse(String.join("", messages).contains("Too many"));
    node.rpc.handle(TestNode.request("chain_subscribeNewHead", "[]"), greedy);
    assertTrue(String.join("", messages).contains("Too many subscriptions"));

    List<String> others = new CopyOnWriteArrayList<>();
    node.rpc.handle(TestNode.request("chain_subscribeNewHead", "[]"), others::add);
    assertFalse(String.join("", others).contains("Too many"));

    node.rpc.closed(greedy);
    messages.clear();
    node.rpc.handle(TestNode.request("chain_subscribeNewHead", "[]"), greedy);
    assertFalse(String.join("", messages).contains("Too many"));
  }

  @Test
  void shouldNotSubscribeOverHttpNorEndWhatBelongsToAnother() throws Exception {
    assertEquals(-32000, node.error("chain_subscribeNewHead", "[]").get("code").asInt());
    List<String> messages = new CopyOnWriteArrayList<>();
    node.rpc.handle(TestNode.request("chain_subscribeNewHead", "[]"), messages::add);
    String id = JSON.readTree(messages.get(0)).get("result").asText();
    List<String> others = new CopyOnWriteArrayList<>();
    node.rpc.handle(TestNode.request("chain_unsubscribeNewHead", "[\"" + id + "\"]"), others::add);
    assertFalse(JSON.readTree(others.get(0)).get("result").asBoolean());
  }

  private static byte[] framed(byte[] bytes) {
    return new ScaleWriter().lengthPrefixed(bytes).toByteArray();
  }
}
