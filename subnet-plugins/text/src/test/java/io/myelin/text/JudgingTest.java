package io.myelin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.spi.AskedChallenge;
import io.myelin.spi.Body;
import io.myelin.spi.Challenge;
import io.myelin.spi.Judgement;
import io.myelin.spi.Questions;
import io.myelin.spi.RoundSeed;
import io.myelin.spi.ValidatorRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgingTest {
  private static final Body NOTHING = new Body(Map.of());

  @Test
  void shouldAskTheSameQuestionsForTheSameSeed() {
    try (ValidatorRuntime validator =
        new TextPlugin().validator(Bundled.model("tiny-shakespeare")).orElseThrow()) {
      RoundSeed seed = new RoundSeed(new byte[32]);
      Questions first = validator.challenges(seed, NOTHING);
      assertEquals(first, validator.challenges(seed, NOTHING));
      assertEquals(5, first.challenges().size());
    }
  }

  @Test
  void shouldGiveNothingForRepeatedCopiedShortOrMalformedAnswers() {
    try (ValidatorRuntime validator =
        new TextPlugin().validator(Bundled.model("tiny-shakespeare")).orElseThrow()) {
      List<Challenge> round =
          validator.challenges(new RoundSeed(new byte[32]), NOTHING).challenges();
      String prompt = round.get(1).request().text("prompt");
      Body same = Body.of("answer", prompt.substring(0, 64));
      List<AskedChallenge> asked = new ArrayList<>();
      for (Challenge challenge : round) {
        asked.add(
            new AskedChallenge(
                challenge,
                Map.of(
                    "repeats", same,
                    "copies",
                        Body.of("answer", challenge.request().fields().getOrDefault("prompt", "x")),
                    "short", Body.of("answer", "QUJD"),
                    "malformed", Body.of("answer", List.of(1)))));
      }
      for (Judgement judgement : validator.judge(asked)) {
        assertEquals(0, judgement.score(), judgement.toString());
      }
    }
  }

  @Test
  void shouldMeasureTypicalTextOverTheLastSixtyFourTruthsThatTheHostKept() {
    try (ValidatorRuntime validator =
        new TextPlugin().validator(Bundled.model("tiny-shakespeare")).orElseThrow()) {
      List<Double> kept = java.util.Collections.nCopies(64, 100.0);
      Questions questions =
          validator.challenges(new RoundSeed(new byte[32]), Body.of("truths", kept));
      List<?> memory = questions.memory().list("truths");
      assertEquals(64, memory.size());
      assertEquals(100.0, memory.get(59));
      double sum = memory.stream().mapToDouble(each -> (Double) each).sum();
      assertEquals(sum / 64, questions.challenges().get(1).secret().number("typical"), 1e-9);
      Body damaged = Body.of("truths", List.of("x", Double.NaN));
      assertEquals(
          4,
          validator
              .challenges(new RoundSeed(new byte[32]), damaged)
              .memory()
              .list("truths")
              .size());
    }
  }
}
