package io.myelin.worker.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.containment.Holds;
import io.myelin.containment.Usage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A running worker JVM, its private folder and the link to it; closing ends all three. */
public final class WorkerProcess implements Closeable {
  /** What both ends of the socket speak; a worker says it in its first frame. */
  public static final int PROTOCOL = 3;

  /** The exit code of a worker that ran out of memory, the same as the JVM's own. */
  public static final int OUT_OF_MEMORY = 3;

  private static final int SIGNALLED = 128;

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          2, "SIGINT",
          4, "SIGILL",
          6, "SIGABRT",
          7, "SIGBUS",
          8, "SIGFPE",
          9, "SIGKILL",
          11, "SIGSEGV",
          15, "SIGTERM");

  /**
   * How a worker is started.
   *
   * @param name for logs and thread names
   * @param folder where the process gets a folder of its own, which ends with it
   * @param classPath the worker's fat jar, or several entries in a test
   * @param log receives the worker's output, appended
   * @param heapMegabytes the Java heap; native memory comes on top
   * @param startLimit how long the JVM may take to say hello
   * @param confinement what it is kept within
   */
  public record Spec(
      String name,
      Path folder,
      List<Path> classPath,
      Path log,
      int heapMegabytes,
      Duration startLimit,
      Confinement confinement) {
    public Spec {
      classPath = List.copyOf(classPath);
    }
  }

  /** A worker that has proved itself, and what it says of its own step of containment. */
  private record Arrival(Frames frames, String inside) {}

  private final WorkerLaunch.Launched launched;
  private final Process process;
  private final WorkerLink link;
  private final PluginClient client;
  private final AtomicInteger sessions = new AtomicInteger();
  private volatile Optional<String> ended = Optional.empty();
  private final WorkerFolder folder;
  private final WorkerFiles files;
  private final Confinement confinement;
  private final Holds holds;

  private WorkerProcess(
      WorkerLaunch.Launched launched,
      WorkerLink link,
      WorkerFolder folder,
      Confinement confinement,
      Holds holds) {
    this.launched = launched;
    this.process = launched.process();
    this.confinement = confinement;
    this.holds = holds;
    this.link = link;
    this.client = new PluginClient(link);
    this.folder = folder;
    this.files = new WorkerFiles(folder.root());
    process.onExit().thenRun(folder::delete);
  }

  /** Returns once the worker has proved that it holds the token this call gave it. */
  public static WorkerProcess start(Spec spec) throws IOException {
    WorkerFolder folder = WorkerFolder.in(spec.folder());
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    String token = HexFormat.of().formatHex(secret);
    Optional<WorkerLaunch.Launched> started = Optional.empty();
    try (ServerSocketChannel server = folder.listen()) {
      WorkerLaunch.Launched launched = WorkerLaunch.start(spec, folder, token);
      started = Optional.of(launched);
      Arrival arrival = accept(server, launched.process(), spec, token);
      folder.deleteSocket();
      return new WorkerProcess(
          launched,
          new WorkerLink(arrival.frames(), spec.name()),
          folder,
          spec.confinement(),
          spec.confinement().containment().holds(arrival.inside()));
    } catch (IOException e) {
      started.ifPresent(WorkerLaunch.Launched::end);
      folder.delete();
      throw e;
    }
  }

  /** Closing the server ends a pending accept, so a worker that dies early is noticed at once. */
  private static Arrival accept(
      ServerSocketChannel server, Process process, Spec spec, String token) throws IOException {
    CompletableFuture<Void> watch =
        process
            .onExit()
            .orTimeout(spec.startLimit().toMillis(), TimeUnit.MILLISECONDS)
            .handle((exit, late) -> closeQuietly(server));
    SocketChannel channel;
    try {
      channel = server.accept();
    } catch (IOException e) {
      throw new IOException(
          process.isAlive()
              ? "worker " + spec.name() + " did not connect within " + spec.startLimit()
              : "worker "
                  + spec.name()
                  + " ended at start: "
                  + describeExit(process.exitValue())
                  + "; see "
                  + spec.log(),
          e);
    } finally {
      watch.cancel(false);
    }
    Frames frames = new Frames(channel);
    ObjectNode hello = frames.read().orElseGet(Wire::object);
    if (!MessageDigest.isEqual(bytes(hello.path("token").asText()), bytes(token))) {
      frames.close();
      throw new IOException("worker " + spec.name() + " did not present its token");
    }
    if (hello.path("protocol").asInt() != PROTOCOL) {
      frames.close();
      throw new IOException(
          "worker "
              + spec.name()
              + " speaks protocol "
              + hello.path("protocol")
              + "; needed "
              + PROTOCOL
              + ": take plugin-worker.jar and host of one build");
    }
    return new Arrival(frames, hello.path("inside").asText());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static @org.jspecify.annotations.Nullable Void closeQuietly(ServerSocketChannel server) {
    try {
      server.close();
    } catch (IOException ignored) {
      // closing is only a way to wake the acceptor
    }
    return null;
  }

  /** The first session; the same object for as long as the process lives. */
  public PluginClient client() {
    return client;
  }

  /** Another session, which nobody has used: a role of its own in the same process. */
  public PluginClient another() {
    return new PluginClient(link, sessions.incrementAndGet());
  }

  public WorkerLink link() {
    return link;
  }

  WorkerFiles files() {
    return files;
  }

  /** Of the JVM, also where another program stands in front of it. */
  public long pid() {
    return confinement.containment().worker(process.toHandle()).pid();
  }

  /** What it is kept from. */
  public Holds holds() {
    return holds;
  }

  /** What it uses now. */
  public Usage usage() {
    return Usage.of(pid(), folder.root(), confinement.limits());
  }

  /** Why it has to end, when it uses more than it may. */
  public Optional<String> excess() {
    return usage().excess(confinement.limits());
  }

  /** False as soon as its socket has ended, too: such a process is about to say how it ended. */
  public boolean alive() {
    return process.isAlive() && !link.ended();
  }

  /** Completes with a sentence a person can read: why its host ended it, exit code or signal. */
  public CompletableFuture<String> onExit() {
    return process
        .onExit()
        .thenApply(over -> ended.orElseGet(() -> describeExit(over.exitValue())));
  }

  /** Ends the process, unless it is ending by itself; who waits for its end hears why. */
  public void end(String why) {
    synchronized (this) {
      if (!alive() || ended.isPresent()) {
        return;
      }
      ended = Optional.of("ended by the host: " + why);
    }
    close();
  }

  static String describeExit(int code) {
    if (code == OUT_OF_MEMORY) {
      return "ended out of memory; raise its heapMb if that happens with honest questions";
    }
    if (code <= SIGNALLED) {
      return code == 0 ? "ended normally" : "ended with exit code " + code;
    }
    int signal = code - SIGNALLED;
    String name = Optional.ofNullable(SIGNALS.get(signal)).map(n -> n + ", ").orElse("");
    return "ended by signal " + signal + " (" + name + "exit code " + code + ")";
  }

  /** Ends the process without asking; the operating system frees what native code leaked. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      link.close();
    } catch (IOException ignored) {
      // the socket dies with the process
    }
    launched.end();
    folder.delete();
  }
}
