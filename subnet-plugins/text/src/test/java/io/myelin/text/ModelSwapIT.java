package io.myelin.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.Answering.Caller;
import io.myelin.testkit.JarWorkers;
import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.link.WorkerProcess;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Plan;
import io.myelin.worker.role.Judgements.Planned;
import io.myelin.worker.role.NeuronScores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real worker processes whose model files were swapped behind the names. */
class ModelSwapIT {
  private static final int ROUNDS = 4;
  private static final Caller CALLER = new Caller("5A", true, true, 0);
  private static final String STRONG = "tiny-shakespeare";
  private static final String WEAK = "tiny-shakespeare-weak";

  @TempDir Path folder = Path.of("");

  @Test
  void shouldRankByTheModelAndNotByItsName() throws IOException {
    copy(STRONG, WEAK);
    copy(WEAK, STRONG);
    Map<String, Double> sums = new LinkedHashMap<>();
    JarWorkers workers = Workers.in(folder);
    try (WorkerProcess validator = workers.start("validator");
        WorkerProcess namedStrong = miner(STRONG);
        WorkerProcess namedWeak = miner(WEAK)) {
      Map<String, Double> shares = workers.load(validator, Role.VALIDATOR, Map.of()).shares();
      Map<String, WorkerProcess> miners = Map.of(STRONG, namedStrong, WEAK, namedWeak);
      ObjectNode memory = Bundled.NOTHING;
      for (int round = 0; round < ROUNDS; round++) {
        byte[] seed = new byte[32];
        new Random(round).nextBytes(seed);
        Plan plan = validator.client().plan(seed, round, memory, JarWorkers.LIMIT);
        memory = plan.memory();
        play(validator, miners, plan.questions(), shares)
            .forEach((name, score) -> sums.merge(name, score, Double::sum));
      }
    }
    double better = sums.getOrDefault(WEAK, 0.0);
    double worse = sums.getOrDefault(STRONG, 0.0);
    assertTrue(better > worse && worse > 0, sums.toString());
  }

  private static Map<String, Double> play(
      WorkerProcess validator,
      Map<String, WorkerProcess> miners,
      List<Planned> questions,
      Map<String, Double> shares) {
    List<Asked> asked = new ArrayList<>();
    for (Planned planned : questions) {
      List<Answered> answers = new ArrayList<>();
      miners.forEach(
          (name, miner) ->
              answers.add(
                  new Answered(
                      name,
                      miner
                          .client()
                          .answer(planned.task(), planned.question(), CALLER, JarWorkers.LIMIT),
                      1)));
      asked.add(new Asked(planned, answers));
    }
    return NeuronScores.of(
        questions, shares, validator.client().judge(asked, JarWorkers.LIMIT), miners.keySet());
  }

  private WorkerProcess miner(String model) throws IOException {
    return Workers.in(folder)
        .open(model, Role.MINER, Map.of("model", model, "models", folder.toString()));
  }

  private void copy(String from, String to) throws IOException {
    try (InputStream model = TextSubnet.class.getResourceAsStream(from + ".gguf")) {
      assertTrue(model != null, from);
      Files.copy(model, folder.resolve(to + ".gguf"));
    }
  }
}
