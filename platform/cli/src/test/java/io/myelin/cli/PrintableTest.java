package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void shouldKeepWordsOfAnyLanguageAndTheirLines() {
    String words = "O Romeo,\nRom\u00e9o \u7f57 \ud83c\udf39 \u0646\u0645\u06cc\u200c\u062e\u0648";

    assertEquals(words, Printable.text(words));
  }

  @Test
  void shouldReplaceWhatATerminalWouldObey() {
    assertEquals(
        "a\ufffd[2Jb\ufffd]0;title\ufffdc\ufffd31md\ufffde\ufffdf g",
        Printable.text("a\u001b[2Jb\u001b]0;title\u0007c\u009b31md\u202ee\rf\tg"));
  }

  @Test
  void shouldEscapeInJsonWhatATerminalWouldObey() throws Exception {
    JsonNode node = new TextNode("Rom\u00e9o \u007f\u009b31m\u202e\ud800 \ud83c\udf39");

    assertEquals(
        "\"Rom\u00e9o \\u007f\\u009b31m\\u202e\\ud800 \ud83c\udf39\"", Printable.json(node));
    assertEquals(node, new ObjectMapper().readTree(Printable.json(node)));
  }

  @Test
  void shouldMakeOneLineAndAClauseOfIt() {
    assertEquals("a b.", Printable.line("a\nb."));
    assertEquals("a b", Printable.clause("a\nb.\n"));
  }
}
