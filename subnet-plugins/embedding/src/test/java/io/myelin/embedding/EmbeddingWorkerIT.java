package io.myelin.embedding;

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

/** The packaged plugin in real worker processes, which know it only by its jar. */
class EmbeddingWorkerIT {
  private static final Duration LIMIT = JarWorkers.LIMIT;
  private static final Caller CALLER = new Caller("5A", true, true, 0);
  private static final Path JAR = Path.of(System.getProperty("plugin.jar", "target/plugin.jar"));

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldPlayARoundThroughRealProcesses() throws Exception {
    JarWorkers workers = JarWorkers.of(JAR, folder);
    try (WorkerProcess strong = workers.open("strong", Role.MINER, Map.of());
        WorkerProcess weak =
            workers.open("weak", Role.MINER, Map.of("dimensions", "32", "scale", "6"));
        WorkerProcess validator =
            workers.open("validator", Role.VALIDATOR, Map.of("text", "bundled"))) {
      List<Asked> asked = new ArrayList<>();
      for (Planned planned :
          validator
              .client()
              .plan(new byte[32], 1, JsonNodeFactory.instance.objectNode(), LIMIT)
              .questions()) {
        asked.add(
            new Asked(
                planned,
                List.of(answered("strong", strong, planned), answered("weak", weak, planned))));
      }
      List<Judged> judged = validator.client().judge(asked, LIMIT);
      assertEquals(2, judged.size());
      assertTrue(score(judged, "strong") > score(judged, "weak"), judged::toString);
      Logger.getLogger("figures")
          .info(
              "resident kB: miner "
                  + strong.client().describe(LIMIT).path("residentKilobytes")
                  + ", validator "
                  + validator.client().describe(LIMIT).path("residentKilobytes"));
    }
  }

  private static double score(List<Judged> judged, String neuron) {
    return judged.stream()
        .filter(each -> each.neuron().equals(neuron))
        .mapToDouble(Judged::score)
        .sum();
  }

  private static Answered answered(String name, WorkerProcess miner, Planned planned)
      throws Exception {
    ObjectNode answer = miner.client().answer(planned.task(), planned.question(), CALLER, LIMIT);
    return new Answered(name, answer, 1);
  }
}
