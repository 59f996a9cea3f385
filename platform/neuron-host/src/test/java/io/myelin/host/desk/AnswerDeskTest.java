package io.myelin.host.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.api.host.JudgedAnswer;
import io.myelin.api.host.JudgedRound;
import io.myelin.host.validator.Evidences;
import io.myelin.primitives.Lines;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerDeskTest {
  private static final Lines LINES =
      new Lines(URI.create("http://127.0.0.1:9944"), Path.of("/data"), "/host/api/v1/");

  @Test
  void shouldTellWhatWasAskedAnsweredAndMeantWithWhatItWasWorth() {
    JudgedRound round = AnswerDesk.of(Evidences.round(3), 4, LINES).orElseThrow();
    assertEquals("v", round.validator());
    assertEquals(3, round.round());
    assertEquals(0.25, round.score());
    assertEquals(Map.of("gain", 0.5, "gainBits", 2.0), round.value());
    assertEquals(
        "./myelin explain score --netuid 1 --neuron 4 --round 3 --validator v --data /data",
        round.cli());
    JudgedAnswer answer = round.answers().get(0);
    assertEquals("TextComplete", answer.task());
    assertEquals("{\"prompt\":\"QQ==\"}", answer.asked().toString());
    assertEquals("{\"answer\":\"QQ==\"}", answer.answer().toString());
    assertEquals("{\"truth\":\"c2VjcmV0\"}", answer.truth().toString());
    assertEquals(Optional.of(0.5), answer.score());
    assertEquals(Optional.of(2.0), answer.bits());
    assertEquals(Optional.empty(), answer.reason());
  }

  @Test
  void shouldSayWhyAnswersAreNotThereAndNothingOfStrangers() {
    JudgedRound bare =
        AnswerDesk.of(Evidences.round(3).withoutAnswers("too long"), 4, LINES).orElseThrow();
    assertEquals(Optional.of("too long"), bare.leftOut());
    assertEquals(List.of(), bare.answers());
    assertEquals(Optional.empty(), AnswerDesk.of(Evidences.round(3), 5, LINES));
  }
}
