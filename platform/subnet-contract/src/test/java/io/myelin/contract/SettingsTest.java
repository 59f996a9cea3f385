package io.myelin.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.myelin.spi.Rules.Default;
import io.myelin.spi.Rules.Range;
import io.myelin.spi.Rules.Secret;
import io.myelin.spi.SubnetException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
  record Sample(
      @Default("tiny") String model,
      Optional<Path> text,
      @Range(max = 10) @Default("0") int forgets,
      @Secret @Default("0") long key) {}

  @Test
  void takesDefaultsForWhatIsLeftOut() {
    assertEquals(new Sample("tiny", Optional.empty(), 0, 0), Settings.read(Sample.class, Map.of()));
    assertEquals(
        new Sample("big", Optional.of(Path.of("/a b")), 3, 9),
        Settings.read(
            Sample.class, Map.of("model", "big", "text", "/a b", "forgets", " 3", "key", "9")));
  }

  @Test
  void refusesAnUnknownOne() {
    SubnetException refused =
        assertThrows(
            SubnetException.class, () -> Settings.read(Sample.class, Map.of("forgts", "5")));
    assertEquals(
        "setting forgts is unknown; needed one of model, text, forgets, key", refused.getMessage());
    assertEquals(SubnetException.Blame.OPERATOR, refused.blame());
  }

  @Test
  void refusesAValueOutOfRange() {
    assertEquals(
        "setting forgets is 11; needed 0 to 10",
        assertThrows(
                SubnetException.class, () -> Settings.read(Sample.class, Map.of("forgets", "11")))
            .getMessage());
  }

  @Test
  void neverShowsASecret() {
    assertEquals(
        "setting key breaks its rule; needed a whole number of 64 bits",
        assertThrows(
                SubnetException.class, () -> Settings.read(Sample.class, Map.of("key", "hunter2")))
            .getMessage());
  }
}
