package io.myelin.text;

import io.myelin.llama.LlamaSession;
import io.myelin.llama.ModelFile;
import io.myelin.llama.TextGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * Completions by the library and the models of this jar with nothing around them: what the way
 * through an axon is measured against ({@code ./myelin bench inference}).
 *
 * <p>A line of input is {@code MAX_BYTES SEED BASE64_OF_THE_PROMPT}; the line of output for it is
 * {@code bare-loop NANOSECONDS_TO_THE_FIRST_TOKEN NANOSECONDS TOKENS BASE64_OF_THE_TEXT}.
 */
public final class BareLoop {
  private static final String SAYS = "bare-loop ";

  private BareLoop() {}

  /**
   * @param arguments the name of a model in this jar
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ModelFile file = bundled(arguments[0]);
    try (TextGenerator generator = TextGenerator.open(file, capacity(file));
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      System.out.println(SAYS + "ready");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        answer(generator, line, System.out);
      }
    }
  }

  private static void answer(TextGenerator generator, String line, PrintStream out)
      throws InterruptedException {
    String[] words = line.split(" ", -1);
    byte[] prompt = Base64.getDecoder().decode(words[2]);
    Clock clock = new Clock();
    byte[] text =
        generator.complete(prompt, Integer.parseInt(words[0]), Integer.parseInt(words[1]), clock);
    long nanos = System.nanoTime() - clock.begun;
    String said = clock.first + " " + nanos + " " + clock.tokens;
    out.println(SAYS + said + " " + Base64.getEncoder().encodeToString(text));
  }

  /** Counts tokens, and looks at the time of the first. */
  private static final class Clock implements TextGenerator.Listener {
    private final long begun = System.nanoTime();
    private long first;
    private int tokens;

    @Override
    public void piece(byte[] text) {
      if (tokens++ == 0) {
        first = System.nanoTime() - begun;
      }
    }

    @Override
    public boolean enough() {
      return false;
    }
  }

  private static ModelFile bundled(String name) throws IOException {
    try (InputStream model = BareLoop.class.getResourceAsStream(name + ".gguf")) {
      if (model == null) {
        throw new IllegalArgumentException("model " + name + " is not in this jar");
      }
      Path folder = Files.createTempDirectory("bare-loop-");
      return ModelFile.copy(name, model, folder, Optional.empty());
    }
  }

  private static int capacity(ModelFile file) {
    try (LlamaSession session = LlamaSession.open(file)) {
      return session.capacity();
    }
  }
}
