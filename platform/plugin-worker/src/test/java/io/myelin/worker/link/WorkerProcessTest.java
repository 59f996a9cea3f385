package io.myelin.worker.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real worker processes. */
@Timeout(120)
class WorkerProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int HEAP_MEGABYTES = 32;

  @TempDir Path folder = Path.of("");

  @Test
  void shouldEndAWorkerWhoseHeapIsFull() throws Exception {
    try (WorkerProcess worker = WorkerProcess.start(spec(classPath()))) {
      worker.client().ping(LIMIT);
      worker.link().send("describe", bomb());
      String end = worker.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      assertTrue(end.startsWith("ended out of memory"), end);
    }
  }

  /** The same without the switch of the JVM, which lets the error reach the reading thread. */
  @Test
  void shouldNotOutliveItsReadingThread() throws Exception {
    Path socket = folder.resolve("s");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      ProcessBuilder builder =
          new ProcessBuilder(
              ProcessHandle.current().info().command().orElse("java"),
              "-Xmx" + HEAP_MEGABYTES + "m",
              "-XX:+UseSerialGC",
              "-cp",
              String.join(File.pathSeparator, classPath().stream().map(Path::toString).toList()),
              "io.myelin.worker.WorkerMain",
              socket.toString());
      builder.environment().put("WORKER_TOKEN", "t");
      Process process = builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
      try (Frames frames = new Frames(server.accept())) {
        frames.read();
        // starts the plugin thread, which would keep the process alive
        frames.write(Wire.object().put("id", 1).put("op", "describe"));
        frames.read();
        frames.write(bomb());
        assertTrue(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), "the worker lives on");
        assertEquals(WorkerProcess.OUT_OF_MEMORY, process.exitValue(), Files.readString(log()));
      } finally {
        process.destroyForcibly();
      }
    }
  }

  /** Under 2 MB on the wire, thirty times as much as a tree. */
  private static ObjectNode bomb() {
    ObjectNode arguments = Wire.object();
    ArrayNode items = arguments.putArray("x");
    for (int i = 0; i < 600_000; i++) {
      items.addObject();
    }
    return arguments;
  }

  private WorkerProcess.Spec spec(List<Path> classPath) {
    return new WorkerProcess.Spec("test", classPath, log(), HEAP_MEGABYTES, LIMIT);
  }

  private Path log() {
    return folder.resolve("worker.log");
  }

  private static List<Path> classPath() throws IOException {
    return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .filter(entry -> entry.matches(".*(plugin-worker|subnet-spi|pf4j|slf4j|jackson).*"))
        .map(Path::of)
        .toList();
  }
}
