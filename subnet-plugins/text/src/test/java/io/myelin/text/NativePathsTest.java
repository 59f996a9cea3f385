package io.myelin.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.llama.LlamaException;
import io.myelin.llama.LlamaLibrary;
import io.myelin.llama.LlamaSession;
import io.myelin.llama.ModelFile;
import io.myelin.llama.TextGenerator;
import io.myelin.spi.SubnetException;
import io.myelin.testkit.Stage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativePathsTest {
  private static final byte[] PROMPT =
      "ROMEO:\nWhat light is this that through the window ".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder = Path.of("");

  @Test
  void shouldMapOneCopyOfTheLibraryForBothPaths() throws IOException {
    Path maps = Path.of("/proc/self/maps");
    Assumptions.assumeTrue(Files.isReadable(maps));
    ModelFile file = Bundled.model("tiny-shakespeare");
    try (LlamaSession session = LlamaSession.open(file);
        TextGenerator generator = TextGenerator.open(file, session.capacity())) {
      int length = generator.complete(PROMPT, 64, 1).length;
      assertTrue(length > 48 && length <= 64, length + " bytes");
      try (Stream<String> lines = Files.lines(maps)) {
        List<String> mapped =
            lines
                .filter(line -> line.contains("jllama"))
                .map(line -> line.replaceAll("^.* ", ""))
                .distinct()
                .toList();
        assertEquals(List.of(LlamaLibrary.get().file().toString()), mapped);
      }
    }
  }

  /** What JNI samples must be as likely under FFI as the model says its own text is. */
  @Test
  void shouldAgreeBetweenGeneratingAndScoring() throws IOException {
    ModelFile file = Bundled.model("tiny-shakespeare");
    ModelFile other = Bundled.model("tiny-shakespeare-weak");
    double own = 0;
    double foreign = 0;
    try (LlamaSession session = LlamaSession.open(file);
        LlamaSession weak = LlamaSession.open(other);
        TextGenerator generator = TextGenerator.open(file, session.capacity())) {
      assertArrayEquals(generator.complete(PROMPT, 64, 7), generator.complete(PROMPT, 64, 7));
      for (int seed = 0; seed < 12; seed++) {
        byte[] text = generator.complete(PROMPT, 64, seed);
        own += session.bits(PROMPT, text) / text.length / 12;
        foreign += weak.bits(PROMPT, text) / text.length / 12;
      }
    }
    assertTrue(own > 1.5 && own < 2.8, "own text costs " + own + " bits per byte");
    assertTrue(foreign > own + 0.2, "the weak model sees " + foreign + " against " + own);
  }

  @Test
  void shouldTellATextPieceByPiece() throws Exception {
    ModelFile file = Bundled.model("tiny-shakespeare");
    try (TextGenerator generator = TextGenerator.open(file, 1024)) {
      for (int seed = 0; seed < 6; seed++) {
        Pieces all = new Pieces(Integer.MAX_VALUE);
        byte[] told = generator.complete(PROMPT, 64, seed, all);
        assertArrayEquals(generator.complete(PROMPT, 64, seed), told);
        assertArrayEquals(told, all.text.toByteArray());
        assertTrue(all.pieces > 8, all.pieces + " pieces");
      }
      Pieces few = new Pieces(2);
      byte[] begun = generator.complete(PROMPT, 64, 1, few);
      assertEquals(2, few.pieces);
      byte[] whole = generator.complete(PROMPT, 64, 1);
      assertArrayEquals(Arrays.copyOf(whole, begun.length), begun);
    }
  }

  private static final class Pieces implements TextGenerator.Listener {
    final ByteArrayOutputStream text = new ByteArrayOutputStream();
    final int most;
    int pieces;

    Pieces(int most) {
      this.most = most;
    }

    @Override
    public void piece(byte[] piece) {
      text.writeBytes(piece);
      pieces++;
    }

    @Override
    public boolean enough() {
      return pieces >= most;
    }
  }

  @Test
  void shouldRefuseACorruptModelInOneSentence() throws IOException {
    Files.writeString(folder.resolve("broken.gguf"), "GGUF this is no model");
    try (Stage stage = Bundled.stage()) {
      Map<String, String> settings = Map.of("model", "broken", "models", folder.toString());
      SubnetException refused =
          assertThrows(SubnetException.class, () -> stage.miner("m", settings));
      assertEquals("MODEL_REFUSED", refused.code());
      assertEquals(SubnetException.Blame.OPERATOR, refused.blame());
      assertTrue(String.valueOf(refused.getMessage()).startsWith("model broken"));
    }
  }

  @Test
  void shouldRefuseAMissingModelByItsPath() throws IOException {
    try (Stage stage = Bundled.stage()) {
      Map<String, String> settings = Map.of("model", "none", "models", folder.toString());
      SubnetException refused =
          assertThrows(SubnetException.class, () -> stage.validator(settings));
      assertTrue(
          String.valueOf(refused.getMessage()).contains(folder.resolve("none.gguf").toString()));
    }
  }

  @Test
  void shouldRefuseAModelWithAnotherHash() throws IOException {
    Path file = Files.writeString(folder.resolve("m.gguf"), "changed");
    assertThrows(
        LlamaException.class,
        () -> ModelFile.copy("m", file, folder, Optional.of("00".repeat(32))));
  }
}
