package io.myelin.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.Answering.Caller;
import io.myelin.testkit.JarWorkers;
import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.link.WorkerProcess;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Planned;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar in real worker processes, which know the plugin by nothing else. */
class WorkerRoundTripIT {
  private static final Duration LIMIT = JarWorkers.LIMIT;
  private static final Path JAR = Path.of(System.getProperty("plugin.jar", "target/plugin.jar"));
  private static final Caller CALLER = new Caller("5A", true, true, 0);

  @TempDir Path folder = Path.of("");

  @Test
  void playsARoundThroughRealProcesses() throws Exception {
    JarWorkers workers = JarWorkers.of(JAR, folder);
    try (WorkerProcess miner = workers.open("miner", Role.MINER, Map.of());
        WorkerProcess validator =
            workers.open("validator", Role.VALIDATOR, Map.of("secret", "of this test only"))) {
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
}
