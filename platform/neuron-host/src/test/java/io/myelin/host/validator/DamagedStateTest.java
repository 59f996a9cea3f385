package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedStateTest {
  @TempDir Path folder;

  /** What a loss of power leaves of a file: nothing, zeros, a part; and what no validator wrote. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\0\0\0", "{\"round\":9,\"ask", "null", "{}", "[1]"})
  void shouldBeginAfreshAndKeepTheDamagedFile(String damage) throws IOException {
    Path file = Files.writeString(folder.resolve("v.json"), damage);

    assertEquals(ValidatorState.fresh(), ValidatorState.read(file));
    assertFalse(Files.exists(file));
    assertEquals(damage, Files.readString(folder.resolve("v.json.damaged")));

    ValidatorState next = ValidatorState.fresh().nextRound().write(file);
    assertEquals(next, ValidatorState.read(file));
  }
}
