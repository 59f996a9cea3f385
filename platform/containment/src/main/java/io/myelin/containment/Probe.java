package io.myelin.containment;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Asks this system once what it offers, in processes of their own. */
public final class Probe {
  private static final long SECONDS = 30;

  /** How paths are written; nothing else of an environment matters. */
  private static final Set<String> CHARACTERS = Set.of("LC_ALL", "LC_CTYPE", "LANG");

  private Probe() {}

  /**
   * Takes as long as a small JVM's start.
   *
   * @param java the JVM's program
   * @param stage class path of the first stage
   */
  public static Offer ask(Path java, List<Path> stage) {
    return ask(java, stage, program("bwrap"));
  }

  /** Enough where nothing but limits is wanted; starts no process. */
  static Offer limitsOnly() {
    return Offer.nothing(program("prlimit"), "");
  }

  static Offer ask(Path java, List<Path> stage, Optional<Path> bubblewrap) {
    Optional<Path> prlimit = program("prlimit");
    if (!Offer.here().startsWith("Linux")) {
      return Offer.nothing(Optional.empty(), "");
    }
    try {
      String answer = run(Stage.probe(java, stage));
      int landlock = Integer.parseInt(value(answer, "landlock"));
      return new Offer(
          Offer.here(),
          landlock,
          value(answer, "seccomp").equals("yes"),
          landlock > 0 ? Optional.empty() : bubblewrap.filter(Probe::works),
          prlimit,
          "");
    } catch (IOException e) {
      return Offer.nothing(prlimit, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Offer.nothing(prlimit, "the question was interrupted.");
    }
  }

  static boolean works(Path bubblewrap) {
    try {
      run(Bubblewrap.probe(bubblewrap));
      return true;
    } catch (IOException refused) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String value(String answer, String key) throws IOException {
    return answer
        .lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .findFirst()
        .orElseThrow(() -> new IOException("the probe did not say " + key + ": " + answer.strip()));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().retainAll(CHARACTERS);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("no answer in " + SECONDS + " s from " + command.get(0));
    }
    if (process.exitValue() != 0) {
      throw new IOException("exit code " + process.exitValue() + ": " + said.strip());
    }
    return said;
  }

  static Optional<Path> program(String name) {
    return Stream.of(
            System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Path::isAbsolute)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
