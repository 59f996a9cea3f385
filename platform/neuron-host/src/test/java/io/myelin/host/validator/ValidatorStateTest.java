package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.host.validator.ValidatorState.Pending;
import io.myelin.worker.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidatorStateTest {
  @TempDir Path folder;

  @Test
  void shouldRememberScoresAndSaltsAfterARestart() throws IOException {
    Path file = folder.resolve("host/validator-1.json");
    Pending pending = new Pending(4, List.of(3, 4), List.of(65535, 7), List.of(1, 65535), 0);
    ValidatorState kept =
        ValidatorState.fresh()
            .nextRound()
            .judged(4, Map.of("5A", 0.625), Map.of("5A", gain(0.625)))
            .remembering(Map.of("truths", List.of(2.5, 2.25)))
            .with(pending)
            .committed(4)
            .write(file);
    assertEquals(kept, ValidatorState.read(file));
    assertEquals(List.of(pending), ValidatorState.read(file).pending());
  }

  @Test
  void shouldNotSetAsideWhatCannotBeReadForTheMoment() throws IOException {
    Path file = Files.createDirectory(folder.resolve("v.json"));

    assertThrows(IOException.class, () -> ValidatorState.read(file));
    assertTrue(Files.exists(file), "it may hold salts, and reads again later");
  }

  @Test
  void shouldReadTheStateOfAnEarlierRelease() throws IOException {
    Path file = folder.resolve("v.json");
    Files.writeString(
        file, "{\"round\":9,\"asked\":17,\"committed\":-1,\"scores\":{},\"pending\":[],\"x\":1}");
    assertEquals(Map.of(), ValidatorState.read(file).memory());
    assertEquals(9, ValidatorState.read(file).round());
    Files.writeString(
        file, "{\"round\":9,\"asked\":17,\"committed\":-1,\"scores\":{\"5A\":0.5},\"pending\":[]}");
    assertEquals(gain(0.5), ValidatorState.read(file).value("5A"), "it kept the gain alone");
    assertEquals(Value.NONE, ValidatorState.read(file).value("5B"));
  }

  @Test
  void shouldCommitAgainWhatCanNoLongerBeRevealed() {
    Pending old = new Pending(4, List.of(3), List.of(1), List.of(1), 0);
    Pending fresh = new Pending(6, List.of(3), List.of(2), List.of(2), 0);
    ValidatorState state =
        ValidatorState.fresh()
            .judged(6, Map.of("5A", 0.5), Map.of("5A", gain(0.5)))
            .with(old)
            .with(fresh)
            .committed(6);
    ValidatorState after = state.forgetting(7);
    assertEquals(List.of(fresh), after.pending());
    assertEquals(-1, after.committed());
    assertEquals(Map.of("5A", 0.5), after.scores());
  }

  @Test
  void shouldReadTheOldStateWhenAWriteWasInterrupted() throws IOException {
    Path file = folder.resolve("v.json");
    ValidatorState kept = ValidatorState.fresh().nextRound().write(file);
    Files.writeString(folder.resolve("v.json.new"), "{\"round\":");
    assertEquals(kept, ValidatorState.read(file));
  }

  @Test
  void shouldSharpenScoresIntoWeights() {
    assertEquals(Map.of("a", 65535, "b", 256), Scores.weights(Map.of("a", 0.5, "b", 0.25)));
    assertEquals(Map.of(), Scores.weights(Map.of("a", 0.0)));
  }

  private static Value gain(double points) {
    return new Value(Map.of("gain", points));
  }
}
