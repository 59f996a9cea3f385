package io.myelin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.shape.Attachments;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.testkit.LocalCall;
import io.myelin.testkit.Stage;
import io.myelin.text.TextSubnet.Complete;
import io.myelin.text.TextSubnet.Completed;
import io.myelin.text.TextSubnet.Predict;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Planned;
import io.myelin.worker.role.MinerRole;
import io.myelin.worker.role.ValidatorRole;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Native code meets whatever strangers send: nothing may end the process. */
class HostileTextTest {
  private static final LocalCall CALL = new LocalCall(Duration.ofMinutes(1));
  private static final List<byte[]> TEXTS =
      List.of(
          bytes(0x80, 40),
          bytes(0xff, 64),
          bytes(0xc0, 33),
          bytes(0xf4, 64),
          bytes(0, 64),
          bytes('\n', 64),
          random(64),
          "\u0000<|endoftext|></s><s>[INST]".getBytes(StandardCharsets.UTF_8),
          "\ud83d\ude00\u202e\u0301 \uffff\ufdd0 ".repeat(4).getBytes(StandardCharsets.UTF_8));

  @Test
  void shouldJudgeAnswersThatAreNoText() throws Exception {
    try (Stage stage = Bundled.stage()) {
      ValidatorRole validator = stage.validator(Map.of("text", "bundled"));
      List<Asked> asked = new ArrayList<>();
      for (Planned planned : Bundled.plan(validator).questions()) {
        List<Answered> answers = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
          byte[] own = TEXTS.get(i).clone();
          own[own.length - 1] = (byte) asked.size();
          answers.add(new Answered("m" + i, Bundled.json(new Completed(own)), 1));
        }
        asked.add(new Asked(planned, answers));
      }
      List<Judged> judgements = validator.judge(asked, Attachments.NONE);
      assertEquals(5 * TEXTS.size(), judgements.size());
      for (Judged judgement : judgements) {
        assertTrue(judgement.score() < 0.5, judgement.toString());
      }
    }
  }

  @Test
  void shouldAnswerPromptsThatAreNoText() throws Exception {
    try (Stage stage = Bundled.stage()) {
      MinerRole miner = stage.miner("m", Map.of());
      for (byte[] text : TEXTS) {
        JsonNode predicted = answer(miner, "TextPredict", Bundled.json(new Predict(List.of(text))));
        assertEquals(1, predicted.path("distributions").size());
        JsonNode completed = answer(miner, "TextComplete", Bundled.json(new Complete(text, 32, 1)));
        assertTrue(completed.path("answer").binaryValue().length <= 32);
      }
    }
  }

  @Test
  void shouldRefuseQuestionsThatWouldKeepItBusyForNothing() throws Exception {
    ObjectNode seed = Bundled.json(new Complete(new byte[9], 32, 1)).put("seed", -1);
    ObjectNode most = Bundled.json(new Complete(new byte[9], 32, 1)).put("max_bytes", 257);
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    none.putArray("prompts");
    ObjectNode empty = JsonNodeFactory.instance.objectNode();
    empty.putArray("prompts").add("");
    ObjectNode many = JsonNodeFactory.instance.objectNode();
    Collections.nCopies(65, "QQ==").forEach(many.putArray("prompts")::add);
    ObjectNode wide = JsonNodeFactory.instance.objectNode();
    wide.putArray("prompts").add(new byte[1_025]);
    try (Stage stage = Bundled.stage()) {
      MinerRole miner = stage.miner("m", Map.of("noise", "true"));
      for (ObjectNode each : List.of(none, empty, many, wide)) {
        refused(miner, "TextPredict", each);
      }
      for (ObjectNode each : List.of(seed, most)) {
        refused(miner, "TextComplete", each);
      }
    }
  }

  private static void refused(MinerRole miner, String task, ObjectNode question) {
    SubnetException refused =
        assertThrows(SubnetException.class, () -> answer(miner, task, question));
    assertEquals(Blame.CALLER, refused.blame(), refused.getMessage());
  }

  private static JsonNode answer(MinerRole miner, String task, ObjectNode question)
      throws Exception {
    return miner.answer(task, question, Attachments.NONE, CALL);
  }

  private static byte[] bytes(int value, int count) {
    byte[] text = new byte[count];
    java.util.Arrays.fill(text, (byte) value);
    return text;
  }

  private static byte[] random(int count) {
    byte[] text = new byte[count];
    new Random(7).nextBytes(text);
    return text;
  }
}
