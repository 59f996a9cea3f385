package io.myelin.router;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrustTest {
  private static final List<String> BOTH = List.of("one", "other");
  private static final double[] RIGHT = {0.8, 0.1, 0.1};
  private static final double[] WRONG = {0.2, 0.4, 0.4};

  private final Trust trust = new Trust();

  @Test
  void shouldBelieveAllAlikeAtFirst() {
    assertEquals(0, trust.practised(Topic.LETTER));
    assertArrayEquals(new double[] {0.5, 0.5}, trust.shares(Topic.LETTER, BOTH), 1e-12);
  }

  @Test
  void shouldLearnTopicByTopicAndUnlearn() {
    for (int i = 0; i < 40; i++) {
      learn(Topic.LETTER, Map.of("one", RIGHT, "other", WRONG));
      learn(Topic.PASSAGE, Map.of("one", WRONG, "other", RIGHT));
    }
    assertEquals(40, trust.practised(Topic.LETTER));
    assertTrue(trust.shares(Topic.LETTER, BOTH)[0] > 0.9);
    assertTrue(trust.shares(Topic.PASSAGE, BOTH)[0] < 0.1);
    for (int i = 0; i < 80; i++) {
      learn(Topic.LETTER, Map.of("one", WRONG, "other", RIGHT));
    }
    assertTrue(trust.shares(Topic.LETTER, BOTH)[0] < 0.1, "what was learnt can be unlearnt");
  }

  @Test
  void shouldBelieveBothWhereEachIsRightInTurn() {
    for (int i = 0; i < 100; i++) {
      boolean even = i % 2 == 0;
      learn(Topic.LETTER, Map.of("one", even ? RIGHT : WRONG, "other", even ? WRONG : RIGHT));
    }
    assertEquals(0.5, trust.shares(Topic.LETTER, BOTH)[0], 0.1);
  }

  @Test
  void shouldBelieveWhoAnswersRatherThanWhoDoesNot() {
    for (int i = 0; i < 40; i++) {
      learn(Topic.LETTER, Map.of("one", new double[] {1, 1, 1}));
    }
    assertTrue(trust.shares(Topic.LETTER, BOTH)[0] > 0.8);
  }

  @Test
  void shouldGiveANewcomerAChance() {
    for (int i = 0; i < 10; i++) {
      learn(Topic.LETTER, Map.of("one", RIGHT, "other", WRONG));
    }
    double[] shares = trust.shares(Topic.LETTER, List.of("one", "other", "newcomer"));
    assertTrue(shares[2] > shares[1], "more than who was found wanting");
  }

  private void learn(Topic topic, Map<String, double[]> answers) {
    trust.learn(topic, BOTH, answers, 0, 3);
  }
}
