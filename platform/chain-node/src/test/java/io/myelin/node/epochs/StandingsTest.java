package io.myelin.node.epochs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Rao;
import io.myelin.runtime.ChainQueries.Axon;
import io.myelin.runtime.ChainQueries.Neuron;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StandingsTest {
  @Test
  void shouldRankMinersAmongMinersAndValidatorsAmongValidators() {
    List<Neuron> before =
        List.of(miner(0, 90), miner(1, 50), miner(2, 40), validator(3, 70), validator(4, 30));
    List<Neuron> now =
        List.of(miner(0, 30), miner(1, 50), miner(2, 50), validator(3, 40), validator(4, 60));
    // the uid decides between 1 and 2
    assertEquals(
        Map.of(0, "3 was 1", 1, "1 was 2", 2, "2 was 3", 3, "2 was 1", 4, "1 was 2"),
        moved(before, now));
  }

  @Test
  void shouldSayNothingOfWhoStays() {
    List<Neuron> before = List.of(miner(0, 90), miner(1, 50));
    assertEquals(Map.of(), moved(before, List.of(miner(0, 60), miner(1, 59))));
  }

  @Test
  void shouldCountNeitherTheNewNorTheGoneAsMoved() {
    List<Neuron> before = List.of(miner(0, 90), miner(1, 50), miner(2, 40));
    Neuron taken = neuron(0, 100, 80, 0, false);
    assertEquals(Map.of(), moved(before, List.of(taken, miner(1, 50), miner(2, 0))));
  }

  @Test
  void shouldCountAMinerThatCameToValidateAsNewAmongValidators() {
    List<Neuron> before = List.of(miner(0, 90), validator(1, 70), neuron(2, 2, 40, 20, true));
    List<Neuron> now = List.of(miner(0, 90), validator(1, 70), neuron(2, 2, 0, 80, true));
    assertEquals(Map.of(1, "2 was 1"), moved(before, now));
  }

  private static Map<Integer, String> moved(List<Neuron> before, List<Neuron> now) {
    return Standings.moved(before, now).stream()
        .collect(
            Collectors.toMap(
                step -> step.neuron().uid(), step -> step.place() + " was " + step.before()));
  }

  private static Neuron miner(int uid, int incentive) {
    return neuron(uid, uid, incentive, 0, false);
  }

  private static Neuron validator(int uid, int dividends) {
    return neuron(uid, uid, 0, dividends, true);
  }

  private static Neuron neuron(
      int uid, int hotkey, int incentive, int dividends, boolean validates) {
    byte[] key = new byte[32];
    key[0] = (byte) hotkey;
    return new Neuron(
        uid,
        AccountId.of(key),
        AccountId.of(new byte[32]),
        Rao.of(validates ? 1_000 : 0),
        true,
        validates,
        0,
        0,
        incentive,
        dividends,
        0,
        Rao.ZERO,
        0,
        0,
        validates ? Optional.empty() : Optional.of(new Axon(1, "127.0.0.1", 9_000, 4, 1)));
  }
}
