package io.myelin.plugins.model;

import io.myelin.plugins.Refusal;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a model file comes from. It is a hint: the digest decides what is taken. Sources of a
 * plugin's own jar ({@code jar:path}) are the host's to unpack, nobody fetches them.
 */
public sealed interface ModelSource {
  /** A file of this machine: {@code file:PATH}. */
  record File(Path path) implements ModelSource {}

  /** A file in an artifact: {@code maven:GROUP:ARTIFACT:VERSION!PATH}. */
  record Maven(String group, String artifact, String version, String entry)
      implements ModelSource {}

  /** A file in a wheel: {@code pypi:NAME==VERSION!PATH}. */
  record Pypi(String name, String version, String entry) implements ModelSource {}

  /** One part of a coordinate; it begins with a letter or digit, so that it is never an option. */
  String PART = "([A-Za-z0-9][A-Za-z0-9._-]*)";

  Pattern MAVEN = Pattern.compile("maven:" + PART + ":" + PART + ":" + PART + "!(.+)");
  Pattern PYPI = Pattern.compile("pypi:" + PART + "==([A-Za-z0-9][A-Za-z0-9._!+-]*?)!([^!]+)");

  /**
   * @throws Refusal when it is none of the three
   */
  static ModelSource parse(String text) throws Refusal {
    if (text.startsWith("file:") && text.length() > "file:".length()) {
      return new File(Path.of(text.substring("file:".length())));
    }
    Matcher maven = MAVEN.matcher(text);
    if (maven.matches()) {
      return new Maven(maven.group(1), maven.group(2), maven.group(3), maven.group(4));
    }
    Matcher pypi = PYPI.matcher(text);
    if (pypi.matches()) {
      return new Pypi(pypi.group(1), pypi.group(2), pypi.group(3));
    }
    throw new Refusal(
        "The source " + text,
        "it names no registry and no file",
        "maven:GROUP:ARTIFACT:VERSION!PATH, pypi:NAME==VERSION!PATH or file:PATH",
        "Take it from the plugin's manifest: plugin verify JAR --json.");
  }
}
