package io.myelin.primitives;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"a b", "it's", "$(id)", "a;b", "a\nb", "~", "*", "", "&", "\"", "\\", "!"})
  void shouldReachAProgramAsItWas(String text) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-c", "printf '[%s]' " + ShellWord.of(text)).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, shell.waitFor());
    assertEquals("[" + text + "]", said);
  }

  @Test
  void shouldLeaveAPlainPathAsPeopleWriteIt() {
    assertEquals("/srv/Zo\u00eb/m-2.data", ShellWord.of("/srv/Zo\u00eb/m-2.data"));
  }
}
