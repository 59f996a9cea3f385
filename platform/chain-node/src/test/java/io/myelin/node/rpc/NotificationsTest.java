package io.myelin.node.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who watches much of the state keeps nobody from hearing of blocks. */
class NotificationsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the time, which each block writes. */
  private static final String NOW =
      "0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb";

  @TempDir private Path dir;
  private TestNode node;

  @BeforeEach
  void open() {
    node = new TestNode(dir);
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldTellHeadsWhileTheStateIsBeingTold() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    BlockingQueue<String> slow = new LinkedBlockingQueue<>();
    subscribe(
        "state_subscribeStorage",
        "[[\"" + NOW + "\"]]",
        message -> {
          slow.add(message);
          if (slow.size() > 2) { // the reply, and how things are
            uninterrupted(stuck);
          }
        });
    BlockingQueue<String> heads = new LinkedBlockingQueue<>();
    subscribe("chain_subscribeFinalizedHeads", "[]", heads::add);
    assertEquals("0x0", number(next(heads, 2)));
    for (int height = 1; height <= 40; height++) {
      node.ledger.produce(1_000L * height);
      assertEquals("0x" + Integer.toHexString(height), number(next(heads, 1)));
    }
    stuck.countDown();

    String newest = "";
    int told = 0;
    while (!newest.contains(node.ledger.head().hash().hex())) {
      newest = next(slow, 1);
      told++;
    }
    assertTrue(told < 2 + 40, told + " messages, though blocks that wait are told as one");
  }

  private void subscribe(String method, String params, Subscriber socket) {
    node.rpc.handle(TestNode.request(method, params), socket);
  }

  private static String next(BlockingQueue<String> messages, int skipped) throws Exception {
    String message = "";
    for (int i = 0; i < skipped; i++) {
      String polled = messages.poll(1, TimeUnit.MINUTES);
      assertTrue(polled != null, "nothing was told after " + message);
      message = String.valueOf(polled);
    }
    return message;
  }

  private static String number(String message) throws Exception {
    return JSON.readTree(message).at("/params/result/number").asText();
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
