package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuspectsTest {
  private static final List<String> MINERS = List.of("a", "b", "c", "d", "e");

  private final Suspects suspects = new Suspects();

  @Test
  void shouldPutThoseToBlameAloneAndLast() {
    assertEquals(List.of(List.of("a", "b", "c"), List.of("d", "e")), groups(MINERS));
    suspects.add(List.of("a", "b"));
    suspects.add(List.of("a"));
    assertEquals(List.of(List.of("c", "d", "e"), List.of("b"), List.of("a")), groups(MINERS));
    assertTrue(suspects.ended("a"));
    assertFalse(suspects.ended("b"));
  }

  @Test
  void shouldStayCautiousAfterAGoodAnswerAndAfterSilence() {
    suspects.add(List.of("a"));
    suspects.clear(List.of("a"));
    assertFalse(suspects.ended("a"));
    suspects.forgetOthersThan(Set.copyOf(MINERS));
    assertEquals(List.of(List.of("b", "c", "d"), List.of("e")), groups(MINERS.subList(1, 5)));
    assertEquals(List.of(List.of("b"), List.of("a")), groups(List.of("a", "b")));
    suspects.forgetOthersThan(Set.of("b"));
    assertEquals(List.of(List.of("a", "b")), groups(List.of("a", "b")));
  }

  private List<List<String>> groups(List<String> miners) {
    return List.copyOf(suspects.groups(miners, 3));
  }
}
