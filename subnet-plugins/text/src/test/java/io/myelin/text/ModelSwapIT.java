package io.myelin.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.spi.AskedChallenge;
import io.myelin.spi.Body;
import io.myelin.spi.Challenge;
import io.myelin.spi.Questions;
import io.myelin.spi.RoundSeed;
import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.link.RoundScores;
import io.myelin.worker.link.WorkerProcess;
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
  private static final String STRONG = "tiny-shakespeare";
  private static final String WEAK = "tiny-shakespeare-weak";

  @TempDir Path folder = Path.of("");

  @Test
  void shouldRankByTheModelAndNotByItsName() throws IOException {
    copy(STRONG, WEAK);
    copy(WEAK, STRONG);
    Map<String, Double> sums = new LinkedHashMap<>();
    try (WorkerProcess validator = Workers.start("validator", folder);
        WorkerProcess namedStrong = miner(STRONG);
        WorkerProcess namedWeak = miner(WEAK)) {
      validator.client().load(Workers.JAR, Role.VALIDATOR, Map.of(), Workers.LIMIT);
      Map<String, WorkerProcess> miners = Map.of(STRONG, namedStrong, WEAK, namedWeak);
      Body memory = new Body(Map.of());
      for (int round = 0; round < ROUNDS; round++) {
        byte[] seed = new byte[RoundSeed.LENGTH];
        new Random(round).nextBytes(seed);
        Questions questions =
            validator.client().challenges(new RoundSeed(seed), memory, Workers.LIMIT);
        memory = questions.memory();
        play(validator, miners, questions.challenges())
            .forEach((name, score) -> sums.merge(name, score, Double::sum));
      }
    }
    double better = sums.getOrDefault(WEAK, 0.0);
    double worse = sums.getOrDefault(STRONG, 0.0);
    assertTrue(better > worse && worse > 0, sums.toString());
  }

  private static Map<String, Double> play(
      WorkerProcess validator, Map<String, WorkerProcess> miners, List<Challenge> questions) {
    List<AskedChallenge> asked = new ArrayList<>();
    for (Challenge question : questions) {
      Map<String, Body> answers = new LinkedHashMap<>();
      miners.forEach(
          (name, miner) ->
              answers.put(
                  name,
                  miner.client().answer(question.synapse(), question.request(), Workers.LIMIT)));
      asked.add(new AskedChallenge(question, answers));
    }
    return RoundScores.of(
        questions, validator.client().judge(asked, Workers.LIMIT), miners.keySet());
  }

  private WorkerProcess miner(String model) throws IOException {
    WorkerProcess worker = Workers.start(model, folder);
    worker
        .client()
        .load(
            Workers.JAR,
            Role.MINER,
            Map.of("model", model, "models", folder.toString()),
            Workers.LIMIT);
    return worker;
  }

  private void copy(String from, String to) throws IOException {
    try (InputStream model = TextPlugin.class.getResourceAsStream(from + ".gguf")) {
      assertTrue(model != null, from);
      Files.copy(model, folder.resolve(to + ".gguf"));
    }
  }
}
