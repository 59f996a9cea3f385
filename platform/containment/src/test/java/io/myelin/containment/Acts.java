package io.myelin.containment;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;
import org.jspecify.annotations.Nullable;

/** A program that tries what a hostile plugin would, and says of each act whether it went. */
public final class Acts {
  private interface Act {
    void run() throws Exception;
  }

  private final Path own;
  private final Path secret;
  private final Path model;
  private final Path jar;
  private final Path named;
  private final int tcp;
  private final int victim;
  private final Map<String, Act> acts = new LinkedHashMap<>();

  private Acts(String[] arguments) {
    own = Path.of(arguments[0]);
    secret = Path.of(arguments[1]);
    model = Path.of(arguments[2]);
    jar = model.resolveSibling("own.jar");
    named = Path.of(arguments[3]);
    tcp = Integer.parseInt(arguments[4]);
    victim = Integer.parseInt(arguments[5]);
  }

  public static void main(String[] arguments) throws Exception {
    System.out.println("inside=" + Inside.contain(System.getenv()));
    Acts all = new Acts(arguments);
    all.files();
    all.network();
    all.processes();
    all.limits();
    all.everyday();
    all.acts.forEach((name, act) -> System.out.println(name + "=" + outcome(act)));
    System.out.flush();
    java.lang.Runtime.getRuntime().halt(0);
  }

  private static String outcome(Act act) {
    try {
      act.run();
      return "YES";
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      return "no, " + e.getClass().getSimpleName() + " " + e.getMessage();
    }
  }

  private void files() {
    acts.put("read a wallet", () -> Files.readString(secret));
    acts.put(
        "read it through a link",
        () -> Files.readString(Files.createSymbolicLink(own.resolve("link"), secret)));
    acts.put("read it in a finalizer", this::finalizer);
    acts.put(
        "write another's jar", () -> Files.writeString(secret.resolveSibling("other.jar"), "x"));
    acts.put("write the jar it may read", () -> Files.writeString(jar, "x"));
    acts.put("delete another's file", () -> Files.delete(secret.resolveSibling("gone")));
    acts.put("list the folder above", this::list);
    acts.put("read /etc/passwd", () -> Files.readString(Path.of("/etc/passwd")));
    acts.put("change a wallet's mode", () -> zero(c().chmod(secret.toString(), 0644)));
    acts.put("empty a file", () -> zero(c().truncate(jar.toString(), 0)));
    acts.put("empty a file while reading", () -> positive(c().open(jar.toString(), 0x200, 0)));
  }

  private void list() throws IOException {
    try (Stream<Path> files = Files.list(secret.getParent())) {
      files.forEach(file -> {});
    }
  }

  private void network() {
    acts.put("connect by TCP", () -> new Socket(InetAddress.getLoopbackAddress(), tcp).close());
    acts.put("listen by TCP", () -> new ServerSocket(0).close());
    acts.put("send by UDP", this::udp);
    acts.put(
        "connect to a named socket",
        () -> SocketChannel.open(UnixDomainSocketAddress.of(named)).close());
    acts.put(
        "make a socket of datagrams",
        () -> zero(c().socketpair(1, 2, 0, Memory.allocateDirect(runtime(), 8))));
  }

  private void processes() {
    acts.put(
        "read another's environment",
        () -> Files.readAllBytes(Path.of("/proc/" + victim + "/environ")));
    acts.put("read another's memory", () -> memoryOf(victim));
    acts.put("run a program", () -> new ProcessBuilder("/bin/true").start().waitFor());
    acts.put("fork", Acts::fork);
    acts.put("lower another's limits", this::lower);
    acts.put("raise its own limits", Acts::raise);
    acts.put("hide bytes in memory", () -> positive(c().memfd_create("x", 0)));
    acts.put("end another process", () -> zero(c().kill(victim, 9)));
  }

  private void limits() {
    acts.put("write a file of 3 MB", this::large);
    acts.put("open 300 files", this::descriptors);
    acts.put("take 3 GB of native memory", Acts::memory);
  }

  private void everyday() {
    acts.put("read the model", () -> Files.readAllBytes(model));
    acts.put("write in its own folder", () -> Files.writeString(own.resolve("mine"), "x"));
    acts.put("read /proc/self/status", () -> Files.readAllLines(Path.of("/proc/self/status")));
    acts.put("compute for a while", Acts::compute);
    acts.put("start threads", Acts::threads);
    acts.put("call native code", () -> positive(c().getpid()));
    acts.put(
        "load a library of its own folder",
        () -> System.load(Files.copy(library(), own.resolve("own.so")).toString()));
  }

  private static Native c() {
    return Native.load();
  }

  private static Runtime runtime() {
    return Runtime.getSystemRuntime();
  }

  private static void zero(long result) throws IOException {
    if (result != 0) {
      throw new IOException("error " + runtime().getLastError());
    }
  }

  private static void positive(long result) throws IOException {
    if (result < 0) {
      throw new IOException("error " + runtime().getLastError());
    }
  }

  private void udp() throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(
          new DatagramPacket(
              new byte[1], 1, new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)));
    }
  }

  private static void memoryOf(int pid) throws IOException {
    try (FileChannel memory =
        FileChannel.open(Path.of("/proc/" + pid + "/mem"), StandardOpenOption.READ)) {
      memory.size();
    }
  }

  /**
   * Asks for a process with flags that do not go together: a kernel that may make one says that
   * they are wrong. A real copy of a JVM with its threads could hang.
   */
  private static void fork() throws IOException {
    int invalid = 22;
    Native c = c();
    long result = c.syscall(arm() ? 220 : 56, 0x800, 0);
    if (result == -1 && runtime().getLastError() != invalid) {
      positive(c.fork());
    }
  }

  private void lower() throws IOException {
    Pointer limits = Memory.allocateDirect(runtime(), 16);
    limits.putLong(0, 4096);
    limits.putLong(8, 4096);
    zero(c().prlimit(victim, 7, limits, null));
  }

  private static void raise() throws IOException {
    Pointer limits = Memory.allocateDirect(runtime(), 16);
    limits.putLong(0, 4096);
    limits.putLong(8, 4096);
    zero(c().setrlimit(7, limits));
  }

  private void finalizer() throws Exception {
    AtomicReference<@Nullable String> seen = new AtomicReference<>("");
    CountDownLatch done = new CountDownLatch(1);
    new Last(secret, seen, done).leave();
    while (!done.await(10, TimeUnit.MILLISECONDS)) {
      System.gc();
    }
    if (!"words".equals(seen.get())) {
      throw new IOException(String.valueOf(seen.get()));
    }
  }

  @SuppressWarnings({"removal", "Finalize", "deprecation"})
  private static final class Last {
    private final Path secret;
    private final AtomicReference<@Nullable String> seen;
    private final CountDownLatch done;

    Last(Path secret, AtomicReference<@Nullable String> seen, CountDownLatch done) {
      this.secret = secret;
      this.seen = seen;
      this.done = done;
    }

    /** From here on nobody knows it but the collector. */
    void leave() {}

    @Override
    protected void finalize() {
      try {
        seen.set(Files.readString(secret));
      } catch (IOException e) {
        seen.set(e.toString());
      } finally {
        done.countDown();
      }
    }
  }

  private void large() throws IOException {
    Path file = own.resolve("large");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 3; i++) {
        out.write(new byte[1 << 20]);
      }
    } finally {
      Files.delete(file);
    }
  }

  private void descriptors() throws IOException {
    List<FileChannel> open = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        open.add(FileChannel.open(model));
      }
    } finally {
      for (FileChannel each : open) {
        each.close();
      }
    }
  }

  private static void memory() throws IOException {
    long size = 3L << 30;
    // private memory that may be written; untouched, so the machine need not have it
    Pointer where = c().mmap(null, size, 3, 0x4022, -1, 0);
    if (where == null || where.address() == -1) {
      throw new IOException("error " + runtime().getLastError());
    }
    c().munmap(where, size);
  }

  /** Long enough for every compiler to take it up. */
  private static void compute() {
    long sum = 0;
    for (int round = 0; round < 200; round++) {
      sum += new String(new char[2000]).chars().map(c -> c * 31 + 7).sum();
      sum += "a,b,c".repeat(200).split(",").length;
    }
    if (sum == 0) {
      throw new IllegalStateException("nothing computed");
    }
  }

  private static void threads() throws InterruptedException {
    CountDownLatch ran = new CountDownLatch(20);
    for (int i = 0; i < 20; i++) {
      new Thread(ran::countDown).start();
    }
    ran.await();
  }

  private static boolean arm() {
    return System.getProperty("os.arch", "").equals("aarch64");
  }

  /** The one that this test brings along; its copy is another file, so it is loaded anew. */
  private static Path library() throws IOException {
    Path copy = Files.createTempFile("libjffi", ".so");
    try (var in =
        com.kenai.jffi.Library.class.getResourceAsStream(
            "/jni/" + (arm() ? "aarch64" : "x86_64") + "-Linux/libjffi-1.2.so")) {
      Files.write(copy, java.util.Objects.requireNonNull(in).readAllBytes());
    }
    return copy;
  }
}
