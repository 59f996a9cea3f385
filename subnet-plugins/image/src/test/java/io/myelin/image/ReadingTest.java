package io.myelin.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static final Alphabet ABC = new Alphabet("ABCD");

  @Test
  void costsLeastInTheMeanWhenOneSaysWhatOneBelieves() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 200; i++) {
      double[] belief = distribution(random);
      double honest = expected(belief, belief);
      for (int k = 0; k < 50; k++) {
        double[] other = distribution(random);
        assertTrue(expected(belief, other) >= honest, "another answer costs less");
      }
      double[] boast = new double[4];
      boast[best(belief)] = 1;
      assertTrue(expected(belief, boast) > honest, "a boast costs less");
    }
  }

  private static double expected(double[] belief, double[] said) {
    Reading reading = new Reading(List.of(said));
    double bits = 0;
    for (int i = 0; i < belief.length; i++) {
      bits += belief[i] * reading.loss(String.valueOf(ABC.at(i)), ABC);
    }
    return bits;
  }

  @Test
  void boundsWhatOneCharacterCosts() {
    Reading sure = new Reading(List.of(new double[] {1, 0, 0, 0}));
    assertEquals(0, sure.loss("A", ABC));
    assertEquals(Reading.MOST, sure.loss("B", ABC));
    Reading even = new Reading(List.of(new double[] {0.25, 0.25, 0.25, 0.25}));
    assertEquals(ABC.ignorance(), even.loss("C", ABC), 1e-12);
  }

  @Test
  void poolNeverCostsMoreThanTheMeanOfItsParts() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 200; i++) {
      List<Reading> readings = new ArrayList<>();
      for (int k = 0; k < 3; k++) {
        readings.add(new Reading(List.of(distribution(random), distribution(random))));
      }
      double[] weights = {0.5, 0.3, 0.2};
      double mean = 0;
      for (int k = 0; k < 3; k++) {
        mean += weights[k] * readings.get(k).loss("DA", ABC);
      }
      assertTrue(Reading.pooled(readings, weights).loss("DA", ABC) <= mean + 1e-9);
    }
  }

  @Test
  void travelsAsPartsOfCharacters() {
    double[] shares = {0.7, 0.2, 0.1, 0};
    Position position = Position.of(shares, ABC);
    assertEquals("ABC", position.characters());
    assertArrayEquals(shares, position.shares(ABC), 1e-4);
    double[] some = new Position("B", new int[] {32_768}).shares(ABC);
    assertArrayEquals(new double[] {0.1667, 0.5, 0.1667, 0.1667}, some, 1e-4);
    assertArrayEquals(
        new double[] {0.25, 0.25, 0.25, 0.25}, new Position("", new int[0]).shares(ABC), 1e-12);
  }

  @Test
  void refusesWhatIsNoDistribution() {
    assertRefused(new Position("AB", new int[] {1}));
    assertRefused(new Position("AA", new int[] {1, 1}));
    assertRefused(new Position("x", new int[] {1}));
    assertRefused(new Position("A", new int[] {-1}));
    assertRefused(new Position("AB", new int[] {65_535, 1}));
    assertRefused(new Position("AB", new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE}));
    assertThrows(
        IllegalArgumentException.class, () -> Reading.of(new Answer("AB", List.of()), ABC, 2));
  }

  private static void assertRefused(Position position) {
    assertThrows(IllegalArgumentException.class, () -> position.shares(ABC));
  }

  private static int best(double[] shares) {
    int best = 0;
    for (int i = 1; i < shares.length; i++) {
      best = shares[i] > shares[best] ? i : best;
    }
    return best;
  }

  private static double[] distribution(SplittableRandom random) {
    double[] shares = random.doubles(4, 0.01, 1).toArray();
    double sum = shares[0] + shares[1] + shares[2] + shares[3];
    for (int i = 0; i < 4; i++) {
      shares[i] /= sum;
    }
    return shares;
  }
}
