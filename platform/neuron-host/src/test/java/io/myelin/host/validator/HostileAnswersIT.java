package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.host.validator.Round.Reply;
import io.myelin.host.worker.TestSubnet;
import io.myelin.host.worker.TestWorkers;
import io.myelin.host.worker.Worker;
import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Planned;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Answers that end or block a real worker process, which the host starts again. */
@Timeout(900)
class HostileAnswersIT {
  private static final int QUESTIONS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final ObjectNode HONEST = TestSubnet.honest();

  /** 160 kB in a frame and fifty times as much in memory, five times a round. */
  private static final ObjectNode LARGE = large();

  private static final ObjectNode STUCK = TestSubnet.stuck();

  @TempDir Path folder = Path.of("");

  private final Suspects suspects = new Suspects();

  @SuppressWarnings("NullAway.Init")
  private Worker worker;

  @BeforeEach
  void start() throws Exception {
    worker = TestWorkers.start(folder, Role.VALIDATOR);
  }

  @AfterEach
  void stop() {
    worker.close();
  }

  @Test
  void shouldKeepEverybodyElsesScoresWhenAnswersFillTheWorkersMemory() throws Exception {
    long first = TestWorkers.ready(worker).pid();
    Map<String, ObjectNode> answers = new LinkedHashMap<>();
    answers.put("a", HONEST);
    answers.put("large-1", LARGE);
    answers.put("b", HONEST);
    answers.put("large-2", LARGE);
    answers.put("c", HONEST);
    Map<String, Double> scores = scores(judge(answers));
    assertEquals(Set.of("a", "b", "c"), honest(scores));
    Worker.Status now = TestWorkers.ready(worker);
    assertTrue(now.pid() != first && now.restarts() >= 1, now.toString());

    long before = now.restarts();
    scores = scores(judge(answers));
    assertEquals(Set.of("a", "b", "c"), honest(scores));
    long again = worker.status().restarts() - before;
    assertTrue(
        again <= 2, "honest miners met " + again + " ends of the worker, at most 2 expected");
  }

  @Test
  void shouldEndAWorkerThatIsStuckAndGoOnWithTheNext() throws Exception {
    TestWorkers.ready(worker);
    Map<String, ObjectNode> answers = new LinkedHashMap<>();
    answers.put("stuck", STUCK);
    answers.put("a", HONEST);
    Judging.Result result = judge(answers);
    assertEquals(Set.of("a"), honest(scores(result)));
    assertEquals(Set.of(), result.unjudged());
    assertTrue(suspects.ended("stuck"));
    assertTrue(
        worker.status().reason().contains("ended by the host: judge was not answered"),
        worker.status().reason());
    TestWorkers.ready(worker);
    int ends = worker.status().restarts();
    assertTrue(ends <= 2, "it was waited for " + ends + " times, at most 2 expected");
  }

  private static ObjectNode large() {
    ObjectNode answer = TestSubnet.honest();
    ArrayNode items = answer.putArray("x");
    for (int i = 0; i < 80_000; i++) {
      items.addObject();
    }
    return answer;
  }

  private Judging.Result judge(Map<String, ObjectNode> answers) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    List<Planned> questions = Collections.nCopies(QUESTIONS, new Planned("Q", nothing, nothing));
    List<Reply> replies = new ArrayList<>();
    answers.forEach(
        (miner, answer) -> {
          for (int i = 0; i < QUESTIONS; i++) {
            replies.add(new Reply(miner, i, 200, "Success", 1, answer));
          }
        });
    // what a round waits for is little where a JVM takes half a minute to start
    return new Judging(
            worker.client().orElseThrow(), questions, suspects, worker::replace, PATIENCE)
        .judge(replies);
  }

  private static Map<String, Double> scores(Judging.Result result) {
    return result.judgements().stream()
        .collect(Collectors.groupingBy(Judged::neuron, Collectors.summingDouble(Judged::score)));
  }

  /** Whose answers all had their score; large ones may have it too, where they fit alone. */
  private static Set<String> honest(Map<String, Double> scores) {
    return scores.entrySet().stream()
        .filter(entry -> entry.getValue() == QUESTIONS * TestSubnet.SCORE)
        .map(Map.Entry::getKey)
        .filter(miner -> !miner.startsWith("large"))
        .collect(Collectors.toSet());
  }
}
