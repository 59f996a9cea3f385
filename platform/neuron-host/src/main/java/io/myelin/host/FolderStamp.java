package io.myelin.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells whether the files changed that say what a host runs: its table, and the notes about its
 * plugins. They are few and small, and looked at on every file system alike.
 */
record FolderStamp(Path data) {
  /** The same text as long as nothing changed. */
  String now() {
    Path plugins = data.resolve("plugins");
    try (Stream<Path> notes = Files.isDirectory(plugins) ? Files.list(plugins) : Stream.empty()) {
      return stamp(data.resolve("neurons.json"))
          + notes
              .filter(file -> file.toString().endsWith(".json"))
              .sorted()
              .map(FolderStamp::stamp)
              .collect(Collectors.joining());
    } catch (IOException | UncheckedIOException unreadable) {
      return String.valueOf(unreadable.getMessage());
    }
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      return file.getFileName()
          + " "
          + is.lastModifiedTime()
          + " "
          + is.size()
          + " "
          + is.fileKey()
          + "\n";
    } catch (IOException gone) {
      return "";
    }
  }
}
