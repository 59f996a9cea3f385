package io.myelin.node.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JoinedTest {
  private static final Joined FIRST = new Joined(0, 4, "genesis");
  private static final Joined SECOND = new Joined(9, 4, "ann");
  private static final Joined THIRD = new Joined(12, 4, "bob");
  private static final Joined OTHER = new Joined(12, 3, "cid");

  @Test
  void shouldSayWhoTookWhosePlaceNewestFirst() {
    assertEquals(
        List.of(
            new Joined.Row(THIRD, Optional.of(SECOND), Optional.empty()),
            new Joined.Row(OTHER, Optional.empty(), Optional.empty()),
            new Joined.Row(SECOND, Optional.of(FIRST), Optional.of(THIRD)),
            new Joined.Row(FIRST, Optional.empty(), Optional.of(SECOND))),
        Joined.rows(List.of(THIRD, OTHER, SECOND, FIRST), List.of(THIRD, OTHER)));
  }

  @Test
  void shouldAddThoseOfTheGenesisThatNoEventTellsOf() {
    assertEquals(
        List.of(
            new Joined.Row(OTHER, Optional.empty(), Optional.empty()),
            new Joined.Row(FIRST, Optional.empty(), Optional.empty())),
        Joined.rows(List.of(OTHER), List.of(FIRST, OTHER)));
  }
}
