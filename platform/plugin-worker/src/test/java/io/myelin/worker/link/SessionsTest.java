package io.myelin.worker.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.containment.Containment;
import io.myelin.spi.Answering.Caller;
import io.myelin.worker.EchoJar;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Neurons that share a real process know nothing of each other. */
@Timeout(900)
class SessionsTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Caller CALLER = new Caller("5A", true, false, 0);

  @TempDir Path folder = Path.of("");
  private WorkerProcess worker;
  private PluginClient high;
  private PluginClient low;

  @BeforeEach
  void twoInOne() throws Exception {
    List<Path> classPath =
        Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    Path jar = EchoJar.usual().in(folder);
    worker =
        WorkerProcess.start(
            new WorkerProcess.Spec(
                "test",
                folder.resolve("run"),
                classPath,
                folder.resolve("worker.log"),
                64,
                LIMIT,
                Confinement.of(Containment.off(), List.of(), 1000)));
    high = opened(jar, "high");
    low = opened(jar, "low");
  }

  private PluginClient opened(Path jar, String tone) {
    PluginClient client = worker.another();
    client.load(
        new PluginClient.Opening(
            jar, PluginClient.Role.MINER, tone, Map.of("tone", tone), Map.of()),
        LIMIT);
    return client;
  }

  @AfterEach
  void end() {
    worker.close();
  }

  @Test
  void shouldKeepSettingsFiguresAndRequestsApart() {
    assertEquals("high", said(high, "tone"));
    assertEquals("low", said(low, "tone"));
    said(low, "parts");
    worker.link().ping(LIMIT);
    assertEquals(Map.of(), high.measures().counts());
    assertEquals(Map.of("parts", 1L), low.measures().counts());
    low.serve((op, arguments) -> CompletableFuture.completedFuture(answer("low")));
    assertEquals("low of 5B in 1 ms", said(low, "others"));
    WorkerFault refused = assertThrows(WorkerFault.class, () -> said(high, "others"));
    assertEquals("NOT_SUPPORTED", refused.code());
    assertEquals("half", low.progress().orElseThrow().what());
  }

  @Test
  void shouldAnswerWhileTheOtherIsBusy() {
    for (int i = 0; i < 4; i++) {
      low.begin("Echo", Wire.object().put("say", "hang"), CALLER, LIMIT, 8);
    }
    assertEquals("high", said(high, "tone"));
  }

  @Test
  void shouldEndWithTheLastOfThem() throws Exception {
    low.stop(LIMIT);
    assertEquals("high", said(high, "tone"));
    WorkerFault gone = assertThrows(WorkerFault.class, () -> said(low, "tone"));
    assertEquals("NOT_LOADED", gone.code());
    high.stop(LIMIT);
    assertEquals("ended normally", worker.onExit().get(5, TimeUnit.MINUTES));
  }

  /** The next neuron may be on its way when the last one that is loaded leaves. */
  @Test
  void shouldStayForThoseWhoAreOnTheirWay() throws Exception {
    low.stop().get(5, TimeUnit.MINUTES);
    high.stop().get(5, TimeUnit.MINUTES);
    assertEquals("later", said(opened(EchoJar.usual().in(folder), "later"), "tone"));
  }

  /** Two run, one waits for a thread: all are told, and the session ends. */
  @Test
  void shouldCancelTheCallsOfASessionThatEnds() throws Exception {
    AnswerCall runs = low.begin("Echo", Wire.object().put("say", "wait"), CALLER, LIMIT, 99);
    low.begin("Echo", Wire.object().put("say", "wait"), CALLER, LIMIT, 99);
    AnswerCall waits = low.begin("Echo", Wire.object().put("say", "hello"), CALLER, LIMIT, 99);
    low.stop().get(5, TimeUnit.MINUTES);
    for (AnswerCall each : List.of(runs, waits)) {
      while (!each.whole()) {
        each.part(LIMIT);
      }
    }
    assertEquals("CANCELLED", assertThrows(WorkerFault.class, waits::answer).code());
    assertEquals("high", said(high, "tone"));
  }

  /** More than may wait at a time: whoever gave up keeps nobody out, and nobody from leaving. */
  @Test
  void shouldTakeAStopBehindManyThatWereCancelled() throws Exception {
    for (int i = 0; i < 2; i++) {
      low.begin("Echo", Wire.object().put("say", "wait"), CALLER, LIMIT, 99);
    }
    for (int i = 0; i < 300; i++) {
      low.begin("Echo", Wire.object().put("say", "hello"), CALLER, LIMIT, 99).cancel();
    }
    low.stop().get(5, TimeUnit.MINUTES);
    assertEquals("high", said(high, "tone"));
  }

  @Test
  void shouldAnswerASecondStop() throws Exception {
    low.begin("Echo", Wire.object().put("say", "wait"), CALLER, LIMIT, 99);
    CompletableFuture<ObjectNode> first = low.stop();
    CompletableFuture<ObjectNode> second = low.stop();
    first.get(5, TimeUnit.MINUTES);
    second.get(5, TimeUnit.MINUTES);
    assertEquals("high", said(high, "tone"));
  }

  /** What comes behind a stop is answered, whether its session has ended by then or not. */
  @Test
  void shouldAnswerWhatComesAfterAStop() throws Exception {
    Path jar = EchoJar.usual().in(folder);
    for (int i = 0; i < 20; i++) {
      PluginClient brief = opened(jar, "brief");
      CompletableFuture<ObjectNode> stopped = brief.stop();
      WorkerFault gone = assertThrows(WorkerFault.class, () -> said(brief, "tone"));
      assertEquals("NOT_LOADED", gone.code());
      stopped.get(5, TimeUnit.MINUTES);
    }
    assertEquals("high", said(high, "tone"));
  }

  /** As the threads of a session that ends are while they still answer. */
  @Test
  void shouldNotEndOverAnInterruptedThreadThatAnswers() {
    assertEquals("interrupted", said(low, "interrupt"));
    assertEquals("high", said(high, "tone"));
  }

  @Test
  void shouldSayWhyItsHostEndedIt() throws Exception {
    worker.end("one of them is stuck");
    worker.end("of another reason, later");
    String why = worker.onExit().get(5, TimeUnit.MINUTES);
    assertEquals("ended by the host: one of them is stuck", why);
    assertTrue(assertThrows(WorkerFault.class, () -> said(high, "tone")).ended(), "gone");
  }

  private static ObjectNode answer(String text) {
    ObjectNode reply = Wire.object().put("millis", 1);
    reply.putObject("answer").put("said", text.getBytes(StandardCharsets.UTF_8));
    reply.putArray("experts").addObject().put("hotkey", "5B");
    return reply;
  }

  private static String said(PluginClient client, String say) {
    ObjectNode answer = client.answer("Echo", Wire.object().put("say", say), CALLER, LIMIT);
    return new String(
        Base64.getDecoder().decode(answer.path("said").asText()), StandardCharsets.UTF_8);
  }
}
