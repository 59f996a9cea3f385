package io.myelin.node.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The server of the class before: it is told to end and not waited for, and until it has ended it
 * holds the chain's folder. Its chain, users and index are nothing to the next class, nor are those
 * of an earlier build.
 */
final class EarlierServer {
  private static final Path DATA = Path.of("target/server/data");
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private EarlierServer() {}

  /** Before a class deploys, while it has no server yet. */
  static void forget() {
    try {
      for (ProcessHandle server : ProcessHandle.current().children().toList()) {
        server.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      }
      delete(DATA);
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the server of the class before is still there", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
