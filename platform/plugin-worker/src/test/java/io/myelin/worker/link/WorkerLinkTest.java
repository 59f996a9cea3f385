package io.myelin.worker.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.AskedChallenge;
import io.myelin.spi.Body;
import io.myelin.spi.Challenge;
import io.myelin.spi.Judgement;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerLinkTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private SocketChannel near;

  @SuppressWarnings("NullAway.Init")
  private SocketChannel far;

  @BeforeEach
  void connect() throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address);
      near = SocketChannel.open(address);
      far = server.accept();
    }
  }

  @AfterEach
  void disconnect() throws IOException {
    near.close();
    far.close();
  }

  @Test
  void shouldPairRepliesThatComeInAnotherOrder() throws IOException {
    Frames worker = new Frames(far);
    try (WorkerLink link = new WorkerLink(new Frames(near), "test")) {
      CompletableFuture<ObjectNode> first = link.send("a", Wire.object());
      CompletableFuture<ObjectNode> second = link.send("b", Wire.object());
      ObjectNode a = worker.read().orElseThrow();
      ObjectNode b = worker.read().orElseThrow();
      worker.write(Wire.object().put("id", b.path("id").asLong()).put("was", "b"));
      worker.write(Wire.object().put("id", a.path("id").asLong()).put("was", "a"));
      assertEquals("b", second.join().path("was").asText());
      assertEquals("a", first.join().path("was").asText());
    }
  }

  @Test
  void shouldFailEveryWaitingCallWhenTheWorkerEnds() throws IOException {
    try (WorkerLink link = new WorkerLink(new Frames(near), "test")) {
      CompletableFuture<ObjectNode> call = link.send("a", Wire.object());
      far.close();
      assertThrows(java.util.concurrent.CompletionException.class, call::join);
      WorkerFault fault =
          assertThrows(WorkerFault.class, () -> link.call("b", Wire.object(), LIMIT));
      assertEquals("WORKER_GONE", fault.code());
    }
  }

  @Test
  void shouldBlameThePluginForAReplyNobodyCanRead() throws IOException {
    Frames worker = new Frames(far);
    try (WorkerLink link = new WorkerLink(new Frames(near), "test")) {
      List<AskedChallenge> round =
          List.of(
              new AskedChallenge(
                  new Challenge("Q", new Body(Map.of()), new Body(Map.of())), Map.of()));
      for (String judgement :
          List.of(
              "{\"challenge\":0,\"neuron\":\"m\",\"score\":7,\"evidence\":{}}",
              "{\"challenge\":1,\"neuron\":\"m\",\"score\":1,\"evidence\":{}}",
              "{\"challenge\":0,\"neuron\":\"m\",\"score\":1}")) {
        CompletableFuture<WorkerFault> call =
            CompletableFuture.supplyAsync(
                () ->
                    assertThrows(
                        WorkerFault.class, () -> new PluginClient(link).judge(round, LIMIT)));
        ObjectNode reply = Wire.object();
        reply.put("id", worker.read().orElseThrow().path("id").asLong());
        reply.putArray("judgements").add(Frames.JSON.readTree(judgement));
        worker.write(reply);
        assertEquals("WORKER_REPLY", call.join().code(), judgement);
      }
    }
  }

  @Test
  void shouldReportALateWorker() throws IOException {
    try (WorkerLink link = new WorkerLink(new Frames(near), "test")) {
      WorkerFault fault =
          assertThrows(
              WorkerFault.class, () -> link.call("a", Wire.object(), Duration.ofMillis(20)));
      assertEquals("WORKER_LATE", fault.code());
    }
  }

  @Test
  void shouldRefuseAFrameLongerThanTheLimit() throws IOException {
    ByteBuffer head = ByteBuffer.allocate(4).putInt(Frames.LIMIT + 1);
    far.write(head.flip());
    IOException refused = assertThrows(IOException.class, () -> new Frames(near).read());
    assertTrue(String.valueOf(refused.getMessage()).contains("16777217"));
  }

  @Test
  void shouldKeepEverythingOfARoundOnTheWire() {
    Challenge challenge =
        new Challenge("Echo", Body.of("n", 7).with("list", List.of("a", 1)), Body.of("t", "x"));
    AskedChallenge asked = new AskedChallenge(challenge, Map.of("m", Body.of("said", true)));
    assertEquals(asked, Wire.asked(Wire.json(asked)));
    Judgement judgement = new Judgement(3, "m", 0.25, Body.of("why", "because"));
    assertEquals(judgement, Wire.judgement(Wire.json(judgement)));
  }

  @Test
  void shouldWeighKindsOfQuestionsEqually() {
    Body none = new Body(Map.of());
    List<Challenge> round =
        List.of(
            new Challenge("P", none, none),
            new Challenge("C", none, none),
            new Challenge("C", none, none));
    List<Judgement> judgements =
        List.of(new Judgement(0, "m", 1, none), new Judgement(1, "m", 0.5, none));
    assertEquals(
        Map.of("m", 0.625, "silent", 0.0),
        RoundScores.of(round, judgements, List.of("m", "silent")));
  }
}
