package io.myelin.node.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.Hex;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.scale.ScaleWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody can make a node hold, execute or answer more than it can bear. */
class LimitsTest {
  private static final KeyPair STRANGER = Transfers.key("//Nobody");
  @TempDir private Path dir;
  private TestNode node;

  @BeforeEach
  void open() {
    node = new TestNode(dir);
  }

  @AfterEach
  void shouldGoOn() throws Exception {
    node.assertAlive();
    node.close();
  }

  /** A free call from an account nobody paid for would be kept in the state for ever. */
  @Test
  void shouldRefuseFreeCallsOfStrangers() throws Exception {
    for (byte[] call : List.of(new byte[] {12, 0, 0, 0, 4, 7}, new byte[] {2, 0, 4})) {
      JsonNode refused = submit(node.signed(STRANGER, 0, call));
      assertEquals(1010, refused.at("/error/code").asInt(), refused.toString());
    }
    assertEquals(0, node.ledger.pool().size());
  }

  /** What strangers sign ahead of their turn may not keep others out. */
  @Test
  void shouldKeepRoomForOthersWhenManyTransactionsWaitForTheirTurn() throws Exception {
    byte[] remark = new ScaleWriter().u8(0).u8(0).compact(1).u8(7).toByteArray();
    JsonNode far = submit(node.signed(Transfers.ALICE, 1024, remark));
    assertEquals(1016, far.at("/error/code").asInt(), far.toString());
    for (String uri : List.of("//Alice", "//Bob", "//Charlie")) {
      KeyPair key = Transfers.key(uri);
      for (long nonce = 1; nonce < 700; nonce++) {
        node.ledger.pool().submit(Hex.decode(node.signed(key, nonce, remark)));
      }
    }
    assertEquals(1024, node.ledger.pool().size());
  }

  @Test
  void shouldRefuseAnExtrinsicThatFitsInNoBlock() throws Exception {
    String large = "0x" + "00".repeat(3_932_161);
    JsonNode refused = submit(large);
    assertEquals(1002, refused.at("/error/code").asInt());
    assertTrue(refused.at("/error/data").asText().contains("3932161 bytes"), refused.toString());
  }

  @Test
  void shouldEndABatchWhoseAnswersGrowTooLong() throws Exception {
    String metadata = TestNode.request("state_getMetadata", "[]");
    int length = node.answer(metadata).toString().length();
    int fitting = (16 << 20) / length;
    assertTrue(fitting < 900, "metadata of " + length);
    assertEquals(fitting, node.answer(batch(metadata, fitting)).size());
    JsonNode refused = node.answer(batch(metadata, fitting + 1));
    assertEquals(-32011, refused.at("/error/code").asInt(), refused.toString());
    assertTrue(refused.at("/error/data").asText().contains("fewer calls"), refused.toString());
  }

  @Test
  void shouldEndTheSubscriptionsOfABatchThatIsNotAnswered() throws Exception {
    String metadata = TestNode.request("state_getMetadata", "[]");
    int tooMany = (16 << 20) / node.answer(metadata).toString().length() + 1;
    String subscribe = TestNode.request("chain_subscribeNewHead", "[]");
    List<String> messages = new CopyOnWriteArrayList<>();
    Subscriber socket = messages::add;
    node.rpc.handle(
        "[" + subscribe + "," + String.join(",", Collections.nCopies(tooMany, metadata)) + "]",
        socket);
    assertTrue(messages.get(0).contains("-32011"), messages.get(0));
    CountDownLatch told = new CountDownLatch(1);
    node.rpc.handle(
        subscribe,
        message -> {
          if (message.contains("\"number\":\"0x2\"")) {
            told.countDown();
          }
        });
    node.ledger.produce(1_000);
    node.ledger.produce(2_000); // when it is told, everybody was told the one before
    assertTrue(told.await(5, TimeUnit.MINUTES), "who is subscribed hears of block 2");
    assertEquals(1, messages.size());
  }

  /** A tree takes thirty times the memory of a text of empty lists. */
  @Test
  void shouldNotBuildATreeOfMillions() throws Exception {
    JsonNode refused = node.answer("[" + "[],".repeat(1_000_000) + "[]]");
    assertEquals(-32700, refused.at("/error/code").asInt());
    assertTrue(refused.at("/error/data").asText().contains("200000"), refused.toString());
  }

  @Test
  void shouldAnswerAKeyOnceAndOnlySoManyKeys() throws Exception {
    String key = "\"0x3a636f6465\"";
    JsonNode once = node.result("state_queryStorageAt", list(Collections.nCopies(9_999, key)));
    assertEquals(1, once.at("/0/changes").size());
    JsonNode refused = node.error("state_queryStorageAt", list(Collections.nCopies(10_001, key)));
    assertEquals(-32602, refused.get("code").asInt());
    assertTrue(refused.get("data").asText().contains("10001 keys seen"), refused.toString());
  }

  /** An answer about the first blocks only would look like one about all. */
  @Test
  void shouldRefuseMoreBlocksThanOneAnswerTells() throws Exception {
    for (int height = 1; height <= 258; height++) {
      node.ledger.produce(1_000L * height);
    }
    String range = "[[\"0x00\"],\"" + hash(1) + "\",\"%s\"]";
    node.result("state_queryStorage", range.replace("%s", hash(257)));
    JsonNode refused = node.error("state_queryStorage", range.replace("%s", hash(258)));
    assertEquals(-32602, refused.get("code").asInt());
    assertTrue(refused.get("data").asText().contains("more than 256 blocks"), refused.toString());
  }

  /** Keys times blocks, of all calls of a batch together. */
  @Test
  void shouldBoundTheValuesThatARequestHasCompared() throws Exception {
    for (int height = 1; height <= 101; height++) {
      node.ledger.produce(1_000L * height);
    }
    String keys =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "\"0x" + Integer.toHexString(0x1000 + i) + "\"")
            .collect(Collectors.joining(","));
    String range = "[[%s],\"%s\",\"%s\"]".formatted(keys, hash(2), hash(101));
    node.result("state_queryStorage", range);
    JsonNode answers = node.answer(batch(TestNode.request("state_queryStorage", range), 3));
    assertTrue(answers.get(1).has("result"), answers.get(1).toString());
    JsonNode refused = answers.get(2).get("error");
    assertEquals(-32008, refused.get("code").asInt());
    assertTrue(refused.get("data").asText().contains("50000 of the 250000"), refused.toString());
  }

  private String hash(long height) {
    return node.ledger.hashAt(height).orElseThrow().hex();
  }

  @Test
  void shouldRefuseAnAnswerThatIsTooLongBeforeItIsMade() throws Exception {
    List<String> keys =
        IntStream.range(0, 9)
            .mapToObj(i -> "\"0x" + "0%s".formatted(i).repeat(1 << 20) + "\"")
            .toList();
    JsonNode refused = node.error("state_queryStorageAt", list(keys));
    assertEquals(-32008, refused.get("code").asInt(), refused.toString());
    assertEquals("Response is too big", refused.get("message").asText());
  }

  @Test
  void shouldBoundTheKeysASocketWatches() throws Exception {
    List<String> messages = new CopyOnWriteArrayList<>();
    Subscriber socket = messages::add;
    String key = "\"0x" + "ab".repeat(3 << 20) + "\"";
    for (int i = 0; i < 2; i++) {
      node.rpc.handle(TestNode.request("state_subscribeStorage", "[[" + key + "]]"), socket);
    }
    assertFalse(String.join("", messages).contains("Too many"));
    node.rpc.handle(TestNode.request("state_subscribeStorage", "[[" + key + "]]"), socket);
    assertTrue(messages.stream().anyMatch(m -> m.contains("the keys watched")));
  }

  private JsonNode submit(String extrinsic) throws Exception {
    return node.ask("author_submitExtrinsic", "[\"" + extrinsic + "\"]");
  }

  private static String list(List<String> keys) {
    return keys.stream().collect(Collectors.joining(",", "[[", "]]"));
  }

  private static String batch(String call, int count) {
    return "[" + String.join(",", Collections.nCopies(count, call)) + "]";
  }
}
