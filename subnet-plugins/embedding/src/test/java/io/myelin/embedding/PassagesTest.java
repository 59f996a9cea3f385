package io.myelin.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PassagesTest {
  private static final String NUMBERED =
      IntStream.range(0, 4000).mapToObj(Integer::toString).collect(Collectors.joining(" "));

  @Test
  void shouldCutPassagesBetweenWordsAndApart() {
    for (int seed = 0; seed < 20; seed++) {
      Set<String> seen = new HashSet<>();
      for (Passages.Passage passage :
          new Passages(NUMBERED).draw(new SplittableRandom(seed), EmbeddingExam.PASSAGES)) {
        String[] first = passage.first().split(" ");
        String[] second = passage.second().split(" ");
        assertTrue(passage.first().length() > 150 && passage.second().length() > 150);
        assertEquals(
            Integer.parseInt(first[first.length - 1]) + 1, Integer.parseInt(second[0]), "follows");
        assertTrue(Arrays.stream(first).allMatch(seen::add), "overlaps");
        assertTrue(Arrays.stream(second).allMatch(seen::add), "overlaps");
      }
    }
  }

  @Test
  void shouldCutATextWithoutSpacesBetweenItsCharacters() {
    Passages passages = new Passages("\ud83d\ude00".repeat(5000));
    for (int seed = 0; seed < 20; seed++) {
      for (Passages.Passage passage :
          passages.draw(new SplittableRandom(seed), EmbeddingExam.PASSAGES)) {
        assertFalse(passage.first().isEmpty() || passage.second().isEmpty());
        assertTrue((passage.first() + passage.second()).replace("\ud83d\ude00", "").isEmpty());
      }
    }
  }
}
