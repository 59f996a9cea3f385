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

  static PluginJar verified(ContentFolder.Incoming incoming, String name, JarVerifier verifier)
      throws IOException, Refusal {
    Verdict verdict = verifier.verify(incoming.file(), name);
    if (verdict instanceof Verdict.Refused refused) {
      throw refused.refusal();
    }
    return ((Verdict.Accepted) verdict).jar();
  }

  /**
   * For a jar whose id is taken: that there is nothing to do for it.
   *
   * @throws Refusal when it is neither the live version nor the one that waits
   */
  static void requireKnown(Plugin plugin, PluginJar jar) throws Refusal {
    String id = plugin.id();
    if (plugin.previous().filter(each -> each.sha256().equals(jar.sha256())).isPresent()) {
      throw new Refusal(
          "The installation of " + id + " " + jar.version(),
          jar.version() + " is kept already, and " + plugin.shown().version() + " is live",
          "a plugin that is not installed",
          "To go back: ./myelin plugin rollback " + id + ".");
    }
    if (!plugin.has(jar.sha256())) {
      throw new Refusal(
          id + " " + jar.version(),
          id + " " + plugin.shown().version() + " is installed",
          "a plugin that is not",
          "Replace it: ./myelin plugin upgrade "
              + id
              + " JAR; or, if it is another plugin, give yours another id (artifactId in its"
              + " pom.xml).");
    }
  }

  /**
   * @throws Refusal when the jar is no newer version of the plugin
   */
  static void requireNewer(Plugin plugin, PluginJar jar) throws Refusal {
    String id = plugin.id();
    if (!jar.id().equals(id)) {
      throw new Refusal(
          "The upgrade of " + id,
          "the jar is " + jar.id(),
          "a version of " + id,
          "Name the other plugin.");
    }
    if (plugin.live().isPresent() && !jar.newerThan(plugin.live().get().version())) {
      throw new Refusal(
          id + " " + jar.version(),
          plugin.live().get().version() + " is live",
          "a newer version",
          "Raise the version and build again, or go back: plugin rollback " + id + ".");
    }
  }

  private static String name(Path source) {
    return String.valueOf(source.getFileName());
  }
}
