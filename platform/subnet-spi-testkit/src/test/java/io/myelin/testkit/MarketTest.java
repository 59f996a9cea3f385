package io.myelin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.myelin.spi.SubnetException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketTest {
  @Test
  void ranksTheBetterMinerFirst() throws Exception {
    Played played =
        Market.of(new Letters())
            .miner("strong")
            .miner("weak", Map.of("forgets", "5"))
            .rounds(20)
            .mustRank("strong", "weak")
            .mustNotFail();
    assertEquals(Map.of("strong", 1.0, "weak", 0.75), rounded(played));
  }

  @Test
  void saysBothFiguresWhenTheOrderIsWrong() throws Exception {
    Played played =
        Market.of(new Letters()).miner("strong").miner("weak", Map.of("forgets", "5")).rounds(2);
    assertEquals(
        "weak has 0.75 and strong has 1.0 in the mean, and weak was ahead in 0 of 2 rounds;"
            + " needed weak ahead in the mean and in most rounds",
        assertThrows(AssertionError.class, () -> played.mustRank("weak", "strong")).getMessage());
  }

  @Test
  void playsTheSameMarketAgain() throws Exception {
    Market market = Market.of(new Letters()).miner("weak", Map.of("forgets", "9"));
    assertEquals(market.rounds(3), market.rounds(3));
  }

  @Test
  void countsAnAnswerThatBreaksItsRulesAgainstItsMinerOnly() throws Exception {
    Played played =
        Market.of(new Letters())
            .miner("strong")
            .miner("rude", Map.of("mood", "rude"))
            .miner("broken", Map.of("mood", "broken"))
            .rounds(1);
    assertEquals(Map.of("strong", 1.0, "rude", 0.0, "broken", 0.0), rounded(played));
    assertEquals(
        "rude: io.myelin.spi.SubnetException: Answer.sorted has 201 characters; needed 0 to 200",
        played.rounds().get(0).faults().get(0));
    assertThrows(AssertionError.class, played::mustNotFail);
  }

  @Test
  void refusesASettingTheSubnetDoesNotKnow() {
    assertEquals(
        "setting forgts is unknown; needed one of forgets, mood",
        assertThrows(
                SubnetException.class,
                () -> Market.of(new Letters()).miner("weak", Map.of("forgts", "5")).rounds(1))
            .getMessage());
  }

  private static Map<String, Double> rounded(Played played) {
    return Map.copyOf(
        played.means().entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    Map.Entry::getKey, e -> Math.round(e.getValue() * 1e9) / 1e9)));
  }
}
