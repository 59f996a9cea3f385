package io.myelin.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.containment.Containment;
import io.myelin.containment.Mode;
import io.myelin.spi.Answering.Caller;
import io.myelin.worker.link.Confinement;
import io.myelin.worker.link.ModelStore;
import io.myelin.worker.link.PluginClient.Opening;
import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.link.WorkerProcess;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Planned;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar in real worker processes, which know the plugin by nothing else. */
class WorkerRoundTripIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Path JAR = Path.of(System.getProperty("plugin.jar", "target/plugin.jar"));
  private static final Caller CALLER = new Caller("5A", true, true, 0);

  @TempDir Path folder = Path.of("");

  @Test
  void playsARoundThroughRealProcesses() throws Exception {
    Map<String, Path> models = new ModelStore(folder.resolve("store")).of(JAR);
    assertEquals(2, models.size());
    try (WorkerProcess miner = start("miner");
        WorkerProcess validator = start("validator")) {
      miner.client().load(new Opening(JAR, Role.MINER, "miner", Map.of(), models), LIMIT);
      validator
          .client()
          .load(
              new Opening(
                  JAR, Role.VALIDATOR, "validator", Map.of("secret", "of this test only"), models),
              LIMIT);
      List<Planned> round =
          validator
              .client()
              .plan(new byte[32], 1, JsonNodeFactory.instance.objectNode(), LIMIT)
              .questions();
      List<Asked> asked = new ArrayList<>();
      for (Planned planned : round) {
        ObjectNode answer =
            miner.client().answer(planned.task(), planned.question(), CALLER, LIMIT);
        asked.add(new Asked(planned, List.of(new Answered("m", answer, 1))));
      }
      List<Judged> judged = validator.client().judge(asked, LIMIT);
      assertEquals(4, judged.size());
      for (Judged each : judged) {
        assertTrue(each.score() > 0.8, each::toString);
      }
      Logger.getLogger("figures")
          .info(
              "miner RSS kB "
                  + miner.client().describe(LIMIT).path("residentKilobytes")
                  + ", validator RSS kB "
                  + validator.client().describe(LIMIT).path("residentKilobytes"));
    }
  }

  private WorkerProcess start(String name) throws IOException {
    List<Path> classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                entry ->
                    entry.matches(
                        ".*(plugin-worker|containment|jffi|subnet-spi|subnet-contract|pf4j|semver|slf4j|jackson).*"))
            .filter(entry -> !entry.contains("testkit"))
            .map(Path::of)
            .toList();
    return WorkerProcess.start(
        new WorkerProcess.Spec(
            name,
            folder,
            classPath,
            folder.resolve(name + ".log"),
            64,
            LIMIT,
            Confinement.of(Containment.here(Mode.TRY, classPath), List.of(JAR, folder), 1024)));
  }
}
