package io.myelin.cli.models;

import io.myelin.cli.supervisor.Refusal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program of the operator's that fetches: with his settings, mirrors and passwords, none of which
 * we know.
 *
 * @param name as on the PATH
 */
record Tool(String name, List<String> words) {
  private static final int SHOWN = 5;

  static boolean there(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> !folder.isEmpty() && Files.isExecutable(Path.of(folder, name)));
  }

  /**
   * Runs it in a folder until it ends. What it says goes to the terminal, where there is one.
   *
   * @throws Refusal when it fails, with the last it said
   */
  void run(Path folder) throws IOException {
    List<String> all = new ArrayList<>(List.of(name));
    all.addAll(words);
    Path said = folder.resolve(".said");
    ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectInput(new File("/dev/null"));
    builder.redirectOutput(
        Boolean.getBoolean("myelin.terminal") ? new File("/dev/stderr") : said.toFile());
    Process process = builder.start();
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new Refusal(
            String.join(" ", all)
                + " failed with exit code "
                + code
                + last(said)
                + ". Mend its settings, or fetch the file yourself and take it with file:PATH.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroy();
      Files.deleteIfExists(said);
    }
  }

  private static String last(Path said) throws IOException {
    if (!Files.exists(said)) {
      return "";
    }
    List<String> lines = Files.readAllLines(said).stream().filter(l -> !l.isBlank()).toList();
    List<String> wrong = lines.stream().filter(line -> line.contains("ERROR")).toList();
    List<String> shown = wrong.isEmpty() ? lines : wrong;
    return ": " + String.join(" ", shown.subList(0, Math.min(SHOWN, shown.size())));
  }
}
