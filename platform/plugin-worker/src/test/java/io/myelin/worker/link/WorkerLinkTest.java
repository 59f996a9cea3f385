package io.myelin.worker.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Plan;
import io.myelin.worker.role.Judgements.Planned;
import io.myelin.worker.role.NeuronScores;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerLinkTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Planned PLANNED =
      new Planned("Q", Wire.object().put("n", 7), Wire.object().put("t", "x"));

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
    ObjectMapper json = new ObjectMapper();
    try (WorkerLink link = new WorkerLink(new Frames(near), "test")) {
      for (String judged :
          List.of(
              "{\"question\":0,\"neuron\":\"m\",\"score\":7}",
              "{\"question\":1,\"neuron\":\"m\",\"score\":1}",
              "{\"question\":0,\"neuron\":\"m\",\"score\":\"NaN\"}",
              "{\"question\":0,\"neuron\":\"m\",\"score\":1,\"evidence\":7}")) {
        CompletableFuture<WorkerFault> call =
            CompletableFuture.supplyAsync(
                () ->
                    assertThrows(
                        WorkerFault.class,
                        () ->
                            new PluginClient(link)
                                .judge(List.of(new Asked(PLANNED, List.of())), LIMIT)));
        ObjectNode reply = Wire.object();
        reply.put("id", worker.read().orElseThrow().path("id").asLong());
        reply.putArray("judged").add(json.readTree(judged));
        worker.write(reply);
        assertEquals("WORKER_REPLY", call.join().code(), judged);
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

  /** The worker says when a cancelled call has ended; until then it is overdue. */
  @Test
  void shouldCancelALateCallAndKnowWhetherItRunsOn() throws IOException {
    Frames worker = new Frames(far);
    try (WorkerLink link = new WorkerLink(new Frames(near), "test")) {
      assertThrows(WorkerFault.class, () -> link.call("a", Wire.object(), Duration.ofMillis(1)));
      long id = worker.read().orElseThrow().path("id").asLong();
      ObjectNode cancel = worker.read().orElseThrow();
      assertEquals("cancel", cancel.path("op").asText());
      assertEquals(id, cancel.path("call").asLong());
      assertTrue(link.overdue().toNanos() > 0, "it runs on");
      worker.write(Wire.object().put("id", id));
      CompletableFuture<ObjectNode> next = link.send("b", Wire.object());
      worker.write(Wire.object().put("id", worker.read().orElseThrow().path("id").asLong()));
      next.join();
      assertEquals(Duration.ZERO, link.overdue());
    }
  }

  @Test
  void shouldWaitLongerForAStartThatMakesProgress() throws IOException {
    Frames worker = new Frames(far);
    Duration brief = Duration.ofSeconds(8);
    try (WorkerLink link = new WorkerLink(new Frames(near), "test")) {
      long begun = System.nanoTime();
      CompletableFuture<ObjectNode> call =
          CompletableFuture.supplyAsync(
              () -> link.callWithProgress(3, "load", Wire.object(), brief));
      long id = worker.read().orElseThrow().path("id").asLong();
      while (System.nanoTime() - begun < 2 * brief.toNanos()) {
        worker.write(
            Wire.object()
                .put("op", "progress")
                .put("session", 3)
                .put("done", 0.5)
                .put("what", "reads"));
        LockSupport.parkNanos(brief.toNanos() / 40);
      }
      worker.write(Wire.object().put("id", id).put("was", "load"));
      assertEquals("load", call.join().path("was").asText());
      assertEquals("reads", link.progress(3).orElseThrow().what());
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
  void shouldKeepEverythingOfARoundOnTheWire() throws IOException {
    Asked asked =
        new Asked(PLANNED, List.of(new Answered("m", Wire.object().put("said", true), 12)));
    assertEquals(asked, Wire.asked(travelled(Wire.json(asked))));
    Judged judged =
        new Judged(
            3,
            "m",
            0.25,
            OptionalDouble.of(1.5),
            Optional.of(Wire.object().put("why", "because")),
            Optional.of("reason"));
    assertEquals(judged, Wire.judged(travelled(Wire.json(judged))));
    Plan plan = new Plan(List.of(PLANNED), Wire.object().put("n", 7));
    assertEquals(plan, Wire.plan(travelled(Wire.json(plan))));
  }

  /** In frames they are a byte string, a quarter shorter than base64. */
  @Test
  void shouldCarryBytesAsTheyAre() throws IOException {
    ObjectNode question = Wire.object().put("bytes", new byte[3_000]);
    question.putArray("list").add(new byte[] {1});
    Planned planned = new Planned("Q", question, Wire.object());
    ByteBuffer head = ByteBuffer.allocate(4);
    new Frames(far).write(Wire.json(planned));
    near.read(head);
    assertTrue(head.getInt(0) < 3_100, head.getInt(0) + " bytes");
    ObjectNode received = travelled(Wire.json(planned));
    assertTrue(received.at("/question/bytes").isBinary());
    assertEquals("AQ==", Wire.planned(received).question().at("/list/0").textValue());
  }

  /** A stranger may send half a character; nothing of the link ends over it. */
  @Test
  void shouldWriteTextsThatAreNone() throws IOException {
    ObjectNode received = travelled(Wire.object().put("x", "a\ud800b"));
    assertEquals(3, received.path("x").asText().length());
  }

  private ObjectNode travelled(ObjectNode frame) throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("t"));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address);
      try (Frames from = new Frames(SocketChannel.open(address));
          Frames to = new Frames(server.accept())) {
        from.write(frame);
        return to.read().orElseThrow();
      }
    } finally {
      Files.delete(folder.resolve("t"));
    }
  }

  @Test
  void shouldWeighKindsOfQuestionsByTheirShares() {
    Planned p = new Planned("P", Wire.object(), Wire.object());
    Planned c = new Planned("C", Wire.object(), Wire.object());
    List<Judged> judged = List.of(judged(0, 1), judged(1, 0.5));
    assertEquals(
        Map.of("m", 0.625, "silent", 0.0),
        NeuronScores.of(
            List.of(p, c, c), Map.of("P", 0.5, "C", 0.5), judged, List.of("m", "silent")));
  }

  private static Judged judged(int question, double score) {
    return new Judged(
        question, "m", score, OptionalDouble.empty(), Optional.empty(), Optional.empty());
  }
}
