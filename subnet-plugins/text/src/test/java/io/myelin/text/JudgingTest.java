package io.myelin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.shape.Attachments;
import io.myelin.testkit.Stage;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Plan;
import io.myelin.worker.role.Judgements.Planned;
import io.myelin.worker.role.ValidatorRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JudgingTest {
  @SuppressWarnings("NullAway.Init")
  private Stage stage;

  @SuppressWarnings("NullAway.Init")
  private ValidatorRole validator;

  @BeforeEach
  void open() throws Exception {
    stage = Bundled.stage();
    validator = stage.validator(Map.of("text", "bundled"));
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  @Test
  void shouldAskTheSameQuestionsForTheSameSeed() throws Exception {
    Plan first = Bundled.plan(validator);
    assertEquals(first, Bundled.plan(validator));
    assertEquals(5, first.questions().size());
    assertEquals(Map.of("TextPredict", 0.5, "TextComplete", 0.5), validator.shares());
  }

  @Test
  void shouldGiveNothingForRepeatedCopiedShortOrMalformedAnswers() throws Exception {
    List<Planned> round = Bundled.plan(validator).questions();
    String same = round.get(1).question().path("prompt").asText().substring(0, 64);
    List<Asked> asked = new ArrayList<>();
    for (Planned planned : round) {
      String prompt = planned.question().path("prompt").asText("x");
      asked.add(
          new Asked(
              planned,
              List.of(
                  answered("repeats", answer().put("answer", same)),
                  answered("copies", answer().put("answer", prompt)),
                  answered("short", answer().put("answer", "QUJD")),
                  answered("malformed", (ObjectNode) answer().set("answer", list(1))),
                  answered("broken", (ObjectNode) answer().set("distributions", list(7))))));
    }
    List<Judged> judged = validator.judge(asked, Attachments.NONE);
    assertEquals(5 * round.size(), judged.size());
    for (Judged each : judged) {
      assertEquals(0, each.score(), each.toString());
    }
  }

  /** Each distribution that is none costs its own position. */
  @Test
  void shouldScoreTheDistributionsThatAreGood() throws Exception {
    Planned planned = Bundled.plan(validator).questions().get(0);
    byte[] truth = planned.truth().path("truth").binaryValue();
    ObjectNode answer = answer();
    var distributions = answer.putArray("distributions");
    for (int i = 0; i < truth.length; i++) {
      var pairs = distributions.addArray();
      if (i % 2 == 0) {
        pairs.addArray().add(truth[i] & 0xff).add(65_535);
      } else {
        pairs.addArray().add(256).add(1);
      }
    }
    Asked asked = new Asked(planned, List.of(answered("m", answer)));
    Judged judged = validator.judge(List.of(asked), Attachments.NONE).get(0);
    assertEquals(0, judged.score(), "the mean loss is 8 bits");
    JsonNode evidence = judged.evidence().orElseThrow();
    assertEquals(8, evidence.path("mean_loss").asDouble(), 1e-9);
    assertEquals("entry [256, 1] is out of range or repeated", evidence.path("refused").asText());
    distributions.remove(15);
    Asked shorter = new Asked(planned, List.of(answered("m", answer)));
    JsonNode missing =
        validator.judge(List.of(shorter), Attachments.NONE).get(0).evidence().orElseThrow();
    assertEquals("distribution 15 is missing", missing.path("refused").asText());
  }

  @Test
  void shouldMeasureTypicalTextOverTheLastSixtyFourTruthsThatTheHostKept() throws Exception {
    Plan plan = validator.plan(new byte[32], 1, memory(Collections.nCopies(64, 100.0)));
    JsonNode truths = plan.memory().at("/TextComplete/truths");
    assertEquals(64, truths.size());
    assertEquals(100.0, truths.get(59).asDouble());
    double sum = 0;
    for (JsonNode each : truths) {
      sum += each.asDouble();
    }
    assertEquals(sum / 64, plan.questions().get(1).truth().path("typical").asDouble(), 1e-9);
  }

  /** As of a release before, or of a damaged file. */
  @Test
  void shouldBeginItsMemoryAnewWhenItDoesNotRead() throws Exception {
    ObjectNode damaged = answer();
    damaged.putObject("TextComplete").putArray("truths").add("x").add(Double.NaN);
    ObjectNode older = answer();
    older.putArray("truths").add(2.5);
    for (ObjectNode memory : List.of(damaged, older)) {
      JsonNode truths = validator.plan(new byte[32], 1, memory).memory().at("/TextComplete/truths");
      assertEquals(4, truths.size());
    }
  }

  private static ObjectNode memory(List<Double> truths) {
    ObjectNode memory = answer();
    var list = memory.putObject("TextComplete").putArray("truths");
    truths.forEach(list::add);
    return memory;
  }

  private static ObjectNode answer() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static JsonNode list(int only) {
    return JsonNodeFactory.instance.arrayNode().add(only);
  }

  private static Answered answered(String neuron, ObjectNode answer) {
    return new Answered(neuron, answer, 1);
  }
}
