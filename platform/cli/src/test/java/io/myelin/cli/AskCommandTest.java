package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.client.Asker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AskCommandTest {
  @Test
  void shouldNotLetAnAnswerCommandTheTerminal() {
    Asker.Answer answer =
        new Asker.Answer("5Abc", 3, " ho\n\u001b]0;owned\u0007", Duration.ofMillis(248));

    assertEquals(
        "ROMEO: ho\n\ufffd]0;owned\ufffd" + System.lineSeparator() + "-- uid 3 (5Abc) in 248 ms",
        AskCommand.shown("ROMEO:", answer));
  }
}
