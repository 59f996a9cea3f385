package io.myelin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.spi.AskedChallenge;
import io.myelin.spi.Body;
import io.myelin.spi.Challenge;
import io.myelin.spi.Judgement;
import io.myelin.spi.MinerRuntime;
import io.myelin.spi.RoundSeed;
import io.myelin.spi.ValidatorRuntime;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Native code meets whatever strangers send: nothing may end the process. */
class HostileTextTest {
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
  void shouldJudgeAnswersThatAreNoText() {
    try (ValidatorRuntime validator =
        new TextPlugin().validator(Bundled.model("tiny-shakespeare")).orElseThrow()) {
      List<Challenge> round =
          validator.challenges(new RoundSeed(new byte[32]), new Body(Map.of())).challenges();
      List<AskedChallenge> asked = new ArrayList<>();
      for (Challenge challenge : round) {
        Map<String, Body> answers = new LinkedHashMap<>();
        for (int i = 0; i < TEXTS.size(); i++) {
          byte[] own = TEXTS.get(i).clone();
          own[own.length - 1] = (byte) asked.size();
          answers.put("m" + i, Body.of("answer", base64(own)));
        }
        asked.add(new AskedChallenge(challenge, answers));
      }
      List<Judgement> judgements = validator.judge(asked);
      assertEquals(5 * TEXTS.size(), judgements.size());
      for (Judgement judgement : judgements) {
        assertTrue(judgement.score() < 0.5, judgement.toString());
      }
    }
  }

  @Test
  void shouldAnswerPromptsThatAreNoText() {
    try (MinerRuntime miner =
        new TextPlugin().miner(Bundled.model("tiny-shakespeare")).orElseThrow()) {
      for (byte[] text : TEXTS) {
        Body predicted =
            miner.answer(TextPlugin.PREDICT, Body.of("prompts", List.of(base64(text))));
        assertEquals(1, predicted.list("distributions").size());
        Body completed =
            miner.answer(
                TextPlugin.COMPLETE,
                Body.of("prompt", base64(text)).with("max_bytes", 32).with("seed", 1));
        assertTrue(completed.bytes("answer").length <= 32);
      }
    }
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

  private static String base64(byte[] text) {
    return Base64.getEncoder().encodeToString(text);
  }
}
