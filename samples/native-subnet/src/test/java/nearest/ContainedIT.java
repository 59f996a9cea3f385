package nearest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.spi.Answering.Caller;
import io.myelin.testkit.JarWorkers;
import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.link.WorkerFault;
import io.myelin.worker.link.WorkerProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar in a worker process, contained as a node contains it. */
class ContainedIT {
  private static final Path JAR = Path.of(System.getProperty("plugin.jar", "target/plugin.jar"));

  @TempDir Path folder = Path.of("");

  @Test
  void callsItsLibraryInsideOfTheFence() throws Exception {
    JarWorkers workers = JarWorkers.of(JAR, folder);
    try (WorkerProcess miner = workers.start("miner")) {
      System.out.println("the miner is " + miner.holds().sentence());
      if (Distance.sha256().isEmpty()) {
        saysWhatIsMissing(workers, miner);
        return;
      }
      workers.load(miner, Role.MINER, Map.of());
      JsonNode question =
          new ObjectMapper().readTree("{\"written\":\"helo\",\"words\":[\"jelly\",\"hello\"]}");
      Caller caller = new Caller("5A", true, true, 0);
      JsonNode answer = miner.client().answer("NearestWord", question, caller, JarWorkers.LIMIT);
      assertEquals(1, answer.path("word").asInt());
    }
  }

  private static void saysWhatIsMissing(JarWorkers workers, WorkerProcess miner) {
    WorkerFault fault =
        assertThrows(WorkerFault.class, () -> workers.load(miner, Role.MINER, Map.of()));
    assertTrue(String.valueOf(fault.getMessage()).contains("no C compiler"), fault.code());
  }
}
