package io.myelin.plugins.store;

import io.myelin.plugins.Refusal;
import io.myelin.plugins.jar.JarVerifier;
import io.myelin.plugins.jar.PluginJar;
import io.myelin.plugins.jar.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** How a jar comes in: as a copy, which is then verified. */
record Intake(ContentFolder jars) {
  /**
   * @param links how a link is followed, as by default it is
   */
  ContentFolder.Incoming take(Path source, LinkOption... links) throws IOException, Refusal {
    if (!Files.isRegularFile(source, links)) {
      throw new Refusal(
          name(source),
          "there is no file " + source,
          "a plugin's jar",
          "Name the jar the build made.");
    }
    jars.sweep();
    try (InputStream in = Files.newInputStream(source, links)) {
      return jars.take(in, name(source), JarVerifier.MOST_BYTES);
    }
  }

  static PluginJar verified(ContentFolder.Incoming incoming, Path source, JarVerifier verifier)
      throws IOException, Refusal {
    Verdict verdict = verifier.verify(incoming.file(), name(source));
    if (verdict instanceof Verdict.Refused refused) {
      throw refused.refusal();
    }
    return ((Verdict.Accepted) verdict).jar();
  }

  private static String name(Path source) {
    return String.valueOf(source.getFileName());
  }
}
