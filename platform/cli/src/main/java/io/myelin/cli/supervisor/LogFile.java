package io.myelin.cli.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Keeps logs from filling the disk: one that grew large makes room for a fresh one at a start. */
public final class LogFile {
  static final long LARGE = 16L << 20;

  private LogFile() {}

  /** Moves a large log to {@code .1}, over the one before; nobody may have it open. */
  public static void roll(Path log) throws IOException {
    if (Files.isRegularFile(log) && Files.size(log) > LARGE) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Rolls the logs of everything that only runs while the platform does. */
  static void rollOfPlatform(DataFolder data) throws IOException {
    List<Path> logs;
    try (Stream<Path> files = Files.list(data.logs())) {
      logs = files.filter(file -> file.toString().endsWith(".log")).toList();
    }
    for (Path log : logs) {
      if (!log.equals(data.supervisorLog())) {
        roll(log);
      }
    }
  }
}
