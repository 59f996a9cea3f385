package io.myelin.plugins.jar;

import io.myelin.plugins.Refusal;
import io.myelin.spi.Subnet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.pf4j.DefaultVersionManager;

/** What a plugin's jar says of itself in its manifest. */
record JarManifest(String id, String version, String requires) {
  static final String NAME = "META-INF/MANIFEST.MF";
  private static final int MOST_BYTES = 4 << 20;
  private static final int LONGEST = 100;
  private static final String NEXT =
      "Have the build write it (archive, manifestEntries of the maven-jar-plugin).";

  /** What would have code run, or other files looked at, that nobody verified. */
  private static final List<String> FORBIDDEN =
      List.of("Class-Path", "Launcher-Agent-Class", "Plugin-Class", "Plugin-Dependencies");

  private static final DefaultVersionManager VERSIONS = new DefaultVersionManager();

  static JarManifest of(CheckedZip zip, String what) throws Refusal, IOException {
    List<String> names = zip.names().filter(NAME::equalsIgnoreCase).toList();
    if (!names.equals(List.of(NAME))) {
      throw new Refusal(what, "it has " + names.size() + " manifests", "one, " + NAME, NEXT);
    }
    Attributes main = attributes(zip.read(NAME, MOST_BYTES).orElseThrow(), what);
    for (String name : FORBIDDEN) {
      String value = main.getValue(name);
      if (value != null && !value.isBlank()) {
        throw new Refusal(
            what,
            "its manifest has " + name + ": " + value,
            "a jar that needs nothing beside itself",
            "Take the line out of the build, and shade what the plugin needs into its jar.");
      }
    }
    return new JarManifest(id(main, what), version(main, what), requires(main, what));
  }

  /** Whether the first is the newer of two versions. */
  static boolean newer(String version, String than) {
    return VERSIONS.compareVersions(version, than) > 0;
  }

  private static Attributes attributes(byte[] bytes, String what) throws Refusal {
    try {
      return new Manifest(new ByteArrayInputStream(bytes)).getMainAttributes();
    } catch (IOException | IllegalArgumentException e) {
      throw new Refusal(
          what, "its manifest cannot be read (" + e.getMessage() + ")", "a jar's manifest", NEXT);
    }
  }

  private static String id(Attributes main, String what) throws Refusal {
    String id = value(main, "Plugin-Id", what, "such as my-subnet");
    if (!id.matches("[a-z][a-z0-9-]{0,63}")) {
      throw new Refusal(
          what,
          "its Plugin-Id is \"" + id + "\"",
          "a letter, then at most 63 of a-z, 0-9 and \"-\"",
          NEXT);
    }
    return id;
  }

  private static String version(Attributes main, String what) throws Refusal {
    String version = value(main, "Plugin-Version", what, "such as 1.0.0");
    try {
      VERSIONS.compareVersions(version, Subnet.VERSION);
      return version;
    } catch (RuntimeException noVersion) {
      throw new Refusal(
          what,
          "its Plugin-Version is \"" + version + "\"",
          "three numbers, as in 1.0.0 (semver.org)",
          "Give the project such a version and build again.");
    }
  }

  private static String requires(Attributes main, String what) throws Refusal {
    String range = value(main, "Plugin-Requires", what, "such as >=2.0.0 & <3.0.0");
    try {
      if (VERSIONS.checkVersionConstraint(Subnet.VERSION, range)) {
        return range;
      }
    } catch (RuntimeException noRange) {
      throw new Refusal(
          what,
          "its Plugin-Requires is \"" + range + "\"",
          "a range such as >=2.0.0 & <3.0.0",
          NEXT);
    }
    throw new Refusal(
        what,
        "it is made for version " + range + " of the plugin interface",
        "a range that holds " + Subnet.VERSION + ", which is this platform's",
        "Take a build of the plugin made for it, or change Plugin-Requires in its pom.xml.");
  }

  private static String value(Attributes main, String name, String what, String such)
      throws Refusal {
    Optional<String> value =
        Optional.ofNullable(main.getValue(name)).map(String::strip).filter(each -> !each.isEmpty());
    if (value.isEmpty()) {
      throw new Refusal(what, "its manifest has no " + name, "one, " + such, NEXT);
    }
    if (value.get().length() > LONGEST) {
      throw new Refusal(
          what,
          "its " + name + " has " + value.get().length() + " characters",
          "at most " + LONGEST,
          NEXT);
    }
    return value.get();
  }
}
