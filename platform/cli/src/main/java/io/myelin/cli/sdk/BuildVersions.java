package io.myelin.cli.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The version of this build, and those of the Maven plugins it was made with. */
public final class BuildVersions {
  private static final Map<String, String> VERSIONS = read();

  private BuildVersions() {}

  /** By short names: "myelin", "compiler", "jar" and so on. */
  static Map<String, String> all() {
    return VERSIONS;
  }

  /** Of the maven-dependency-plugin. */
  public static String dependencyPlugin() {
    return Objects.requireNonNull(VERSIONS.get("dependency"));
  }

  private static Map<String, String> read() {
    Properties read = new Properties();
    try (InputStream in =
        Objects.requireNonNull(BuildVersions.class.getResourceAsStream("sdk.properties"))) {
      read.load(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return read.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(name -> name, read::getProperty));
  }
}
