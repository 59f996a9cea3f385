package io.myelin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateTextTest {
  private static final Logger LOG = Logger.getLogger(PrivateText.class.getName());

  @TempDir Path folder;

  private final List<String> said = new ArrayList<>();
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          said.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOG.addHandler(ear);
  }

  @AfterEach
  void leave() {
    LOG.removeHandler(ear);
  }

  @Test
  void shouldWarnWhoeverJudgesByATextThatEverybodyHas() throws IOException {
    PrivateText missing = PrivateText.of(Optional.empty());
    assertEquals(1, said.size());
    assertTrue(said.get(0).startsWith("The setting text is missing"), said.get(0));
    assertEquals(missing.bytes().length, open("bundled").bytes().length);
    assertEquals(1, said.size(), "whoever names it knows");
  }

  @Test
  void shouldReadATextOfTheValidatorsOwn() throws IOException {
    Path own = Files.write(folder.resolve("own.txt"), new byte[1_000]);
    assertEquals(1_000, open(own.toString()).bytes().length);
    assertEquals(List.of(), said);
  }

  private static PrivateText open(String text) throws IOException {
    return PrivateText.of(Optional.of(Path.of(text)));
  }
}
