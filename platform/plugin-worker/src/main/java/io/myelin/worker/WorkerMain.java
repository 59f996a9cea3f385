package io.myelin.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.containment.Inside;
import io.myelin.worker.link.Frames;
import io.myelin.worker.link.Wire;
import io.myelin.worker.link.WorkerProcess;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The worker's life: connect, prove the token, serve requests, halt when the socket ends.
 *
 * <p>The reading thread answers pings itself, so that a host can tell a busy worker from a dead
 * one; everything else runs on the plugin's threads.
 */
public final class WorkerMain {
  private static final Logger LOG = Logger.getLogger(WorkerMain.class.getName());

  private WorkerMain() {}

  public static void main(String[] arguments) {
    int code = WorkerProcess.OUT_OF_MEMORY;
    try {
      serve(arguments);
      code = 0;
    } catch (IOException e) {
      code = 0;
      LOG.log(Level.INFO, "the host is gone: {0}", e.getMessage());
    } catch (IllegalArgumentException | IllegalStateException e) {
      code = 2;
      LOG.severe(e.getMessage());
    } catch (OutOfMemoryError e) {
      LOG.severe("the heap is full");
    } catch (Throwable e) {
      code = 1;
      LOG.log(Level.SEVERE, "nobody reads requests any more", e);
    } finally {
      // Native libraries leave non-daemon threads behind; nothing is worth waiting for, and a
      // worker that reads no more would be alive but deaf.
      Runtime.getRuntime().halt(code);
    }
  }

  private static void serve(String[] arguments) throws IOException {
    String token = System.getenv("WORKER_TOKEN");
    if (arguments.length != 1 || token == null) {
      throw new IllegalArgumentException(
          "needed one argument (the host's socket path) and WORKER_TOKEN in the environment");
    }
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(Path.of(arguments[0])));
    String inside = Inside.contain(System.getenv());
    Frames frames = new Frames(channel);
    frames.write(
        Wire.object()
            .put("op", "hello")
            .put("protocol", WorkerProcess.PROTOCOL)
            .put("token", token)
            .put("inside", inside)
            .put("pid", ProcessHandle.current().pid()));
    Calls calls = new Calls(new HostLine(frames));
    for (Optional<ObjectNode> next = frames.read(); next.isPresent(); next = frames.read()) {
      calls.take(next.get());
    }
  }
}
