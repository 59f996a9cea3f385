package io.myelin.cli.explain;

import io.myelin.plugins.Refusal;
import io.myelin.worker.evidence.RoundEvidence;
import io.myelin.worker.role.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the jar that judged a round, by its digest alone. */
final class JudgingJar {
  private JudgingJar() {}

  /**
   * @param named the one that the caller names
   * @param folders where else jars lie
   * @throws Refusal when none has the digest
   */
  static Path of(RoundEvidence.Plugin plugin, Optional<Path> named, List<Path> folders)
      throws IOException, Refusal {
    String what = "The evidence of " + plugin.id() + " " + plugin.version();
    if (named.isPresent()) {
      if (!Files.isRegularFile(named.get())) {
        throw new Refusal(what, "there is no jar " + named.get(), "the jar", "Name it with --jar.");
      }
      String digest = Digests.sha256(named.get());
      if (!digest.equals(plugin.sha256())) {
        throw new Refusal(
            what,
            named.get() + " has the digest " + digest,
            plugin.sha256() + ", the jar that judged",
            "Name that one with --jar.");
      }
      return named.get();
    }
    for (Path jar : jars(folders)) {
      if (Digests.sha256(jar).equals(plugin.sha256())) {
        return jar;
      }
    }
    throw new Refusal(
        what,
        "no jar in " + String.join(", ", folders.stream().map(Path::toString).toList()) + " judged",
        "the jar with the digest " + plugin.sha256(),
        "Name it with --jar.");
  }

  private static List<Path> jars(List<Path> folders) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files
              .filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file))
              .sorted()
              .forEach(jars::add);
        }
      }
    }
    return jars;
  }
}
