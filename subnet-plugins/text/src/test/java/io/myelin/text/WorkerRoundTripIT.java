package io.myelin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.Answering.Caller;
import io.myelin.testkit.JarWorkers;
import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.link.WorkerFault;
import io.myelin.worker.link.WorkerProcess;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Planned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged plugin in real worker processes; the test's own class path holds no plugin there.
 */
class WorkerRoundTripIT {
  private static final Duration LIMIT = JarWorkers.LIMIT;
  private static final Caller CALLER = new Caller("5A", true, true, 0);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder = Path.of("");

  @Test
  void shouldPlayARoundThroughRealProcesses() throws Exception {
    try (WorkerProcess miner = start("miner");
        WorkerProcess validator = start("validator")) {
      long started = System.nanoTime();
      assertEquals(
          "myelin-text",
          workers()
              .load(miner, Role.MINER, Map.of("model", "tiny-shakespeare"))
              .description()
              .id());
      workers().load(validator, Role.VALIDATOR, Map.of());
      long loaded = System.nanoTime();
      List<Planned> round =
          validator.client().plan(new byte[32], 1, Bundled.NOTHING, LIMIT).questions();
      List<Asked> asked = new ArrayList<>();
      for (Planned planned : round) {
        ObjectNode answer =
            miner.client().answer(planned.task(), planned.question(), CALLER, LIMIT);
        asked.add(new Asked(planned, List.of(new Answered("m", answer, 1))));
      }
      List<Judged> judgements = validator.client().judge(asked, LIMIT);
      long judged = System.nanoTime();
      assertEquals(5, judgements.size());
      assertTrue(judgements.stream().allMatch(judgement -> judgement.score() > 0.1));
      assertEquals(1, mappedLibraries(miner.pid()));
      ObjectNode described = miner.client().describe(LIMIT);
      java.util.logging.Logger.getLogger("figures")
          .info(
              "load ms "
                  + TimeUnit.NANOSECONDS.toMillis(loaded - started)
                  + ", round ms "
                  + TimeUnit.NANOSECONDS.toMillis(judged - loaded)
                  + ", miner RSS kB "
                  + described.path("residentKilobytes")
                  + ", validator RSS kB "
                  + validator.client().describe(LIMIT).path("residentKilobytes"));
    }
  }

  /** A group of four miners, each question answered with as much as a validator takes. */
  @Test
  void shouldOutliveTheLargestAnswersThatAreTaken() throws Exception {
    Map<String, Object> wide = new LinkedHashMap<>();
    for (int i = 0; i < 3_600; i++) {
      wide.put(Integer.toString(i, 36), 1);
    }
    List<Object> shapes =
        List.of(
            Collections.nCopies(4_000, Map.of()),
            Collections.nCopies(2_000, Map.of("a", 1)),
            Collections.nCopies(2_700, List.of(100_000)),
            Collections.nCopies(2_000, List.of(List.of())),
            wide,
            "x".repeat(32_000));
    try (WorkerProcess validator = start("validator")) {
      workers().load(validator, Role.VALIDATOR, Map.of());
      List<Planned> round =
          validator.client().plan(new byte[32], 1, Bundled.NOTHING, LIMIT).questions();
      for (Object shape : shapes) {
        for (String field : List.of("x", "answer", "distributions")) {
          JsonNode answer = JSON.valueToTree(Map.of(field, shape));
          List<Asked> asked = new ArrayList<>();
          for (Planned planned : round) {
            List<Answered> answers = new ArrayList<>();
            for (int miner = 0; miner < 4; miner++) {
              answers.add(new Answered("m" + miner, answer, 1));
            }
            asked.add(new Asked(planned, answers));
          }
          assertEquals(4 * round.size(), validator.client().judge(asked, LIMIT).size());
        }
      }
    }
  }

  @Test
  void shouldReportABrokenModelAndLiveOn() throws Exception {
    Files.writeString(folder.resolve("bad.gguf"), "GGUF?");
    try (WorkerProcess worker = start("bad")) {
      Map<String, String> settings = Map.of("model", "bad", "models", folder.toString());
      WorkerFault fault =
          assertThrows(WorkerFault.class, () -> workers().load(worker, Role.MINER, settings));
      assertEquals("MODEL_REFUSED", fault.code());
      worker.link().ping(LIMIT);
    }
  }

  @Test
  void shouldTellHowAKilledWorkerEnded() throws Exception {
    try (WorkerProcess worker = start("killed")) {
      ProcessHandle.of(worker.pid()).orElseThrow().destroyForcibly();
      assertEquals(
          "ended by signal 9 (SIGKILL, exit code 137)", worker.onExit().get(5, TimeUnit.MINUTES));
      assertThrows(WorkerFault.class, () -> worker.link().ping(LIMIT));
    }
  }

  @Test
  void shouldNoticeAWorkerThatEndsBeforeItConnects() throws Exception {
    WorkerProcess.Spec spec = workers().spec("none", List.of(Workers.JAR));
    IOException refused = assertThrows(IOException.class, () -> WorkerProcess.start(spec));
    assertFalse(String.valueOf(refused.getMessage()).isEmpty());
  }

  private WorkerProcess start(String name) throws IOException {
    return workers().start(name);
  }

  private JarWorkers workers() throws IOException {
    return Workers.in(folder);
  }

  private static long mappedLibraries(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/maps"))) {
      return lines
          .filter(line -> line.contains("jllama"))
          .map(line -> line.replaceAll("^.* ", ""))
          .distinct()
          .count();
    }
  }
}
