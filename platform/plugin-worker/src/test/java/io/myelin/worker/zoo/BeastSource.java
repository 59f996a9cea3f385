package io.myelin.worker.zoo;

/** The source of a plugin that does harm when it is asked to, or by itself. */
final class BeastSource {
  static final String HARMLESS = with("", "");

  private static final String SOURCE =
      """
      package zoo;

      import io.myelin.spi.*;
      import java.io.*;
      import java.net.*;
      import java.nio.channels.FileChannel;
      import java.nio.file.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.AtomicReference;

      public final class Beast implements Subnet {
        record Act(@Rules.Range(max = 400) String act, @Rules.Range(max = 400) String on) {}
        record Done(String said) {}

        static final Task<Act, Done> ACT = Task.of("Act", Act.class, Done.class);
        static final List<Object> HELD = new CopyOnWriteArrayList<>();

        // STATIC

        @Override public Manifest manifest() { return Manifest.of("beast").task(ACT).threads(2); }

        @Override public Miner miner(Context context) {
          // START
          return Miner.of(ACT, (question, call) -> new Done(act(question.act(), question.on(), call)));
        }

        private static String act(String act, String on, Answering.Call call) throws Exception {
          switch (act) {
            case "wallet": return Files.readString(Path.of(on));
            case "jar": Files.writeString(Path.of(on), "x"); return "written";
            case "parent":
              return "killed " + ProcessHandle.current().parent().orElseThrow().destroyForcibly();
            case "socket": new Socket("127.0.0.1", Integer.parseInt(on)).close(); return "connected";
            case "program": return "ended " + new ProcessBuilder("/bin/true").start().waitFor();
            case "fork": return fork();
            case "finalizer": return finalizer(Path.of(on));
            case "disk": return disk();
            case "descriptors": return descriptors();
            case "threads": return threads();
            case "answer": return "x".repeat(1 << 30);
            case "stream": for (;;) { call.emit(new Done("more")); }
            case "exit": System.exit(9); return "";
            case "halt": Runtime.getRuntime().halt(5); return "";
            case "abort": nativeCall("abort"); return "";
            case "segv": unsafe().putAddress(0, 1); return "";
            case "bus": return bus();
            case "heap": for (;;) { HELD.add(new byte[1 << 20]); }
            case "native": for (long sum = 0;; sum += 64) { unsafe().allocateMemory(64 << 20); }
            case "hang": new CountDownLatch(1).await(); return "";
            case "loop": for (;;) { Thread.onSpinWait(); }
            case "survivor": new Thread(() -> { for (;;) { } }).start(); return "left";
            case "gone": return Gone.here();
            case "log": for (;;) { System.out.println("a line that nobody wants to read"); }
            default: return "fine";
          }
        }

        private static String finalizer(Path secret) throws Exception {
          AtomicReference<String> seen = new AtomicReference<>("nothing");
          CountDownLatch done = new CountDownLatch(1);
          new Last(secret, seen, done);
          while (!done.await(10, TimeUnit.MILLISECONDS)) { System.gc(); }
          return seen.get();
        }

        record Reader(Path secret, AtomicReference<String> seen, CountDownLatch done) {}

        static final class Last {
          final Reader reader;
          Last(Path secret, AtomicReference<String> seen, CountDownLatch done) {
            reader = new Reader(secret, seen, done);
          }
          @Override protected void finalize() {
            try { reader.seen().set(Files.readString(reader.secret())); }
            catch (IOException e) { reader.seen().set("refused"); }
            finally { reader.done().countDown(); }
          }
        }

        private static String disk() throws IOException {
          byte[] part = new byte[1 << 20];
          Path tmp = Path.of(System.getProperty("java.io.tmpdir"));
          try (OutputStream out = Files.newOutputStream(tmp.resolve("large"))) {
            for (int i = 0; i < 4096; i++) { out.write(part); }
          }
          return "4 GB";
        }

        private static String descriptors() throws IOException {
          Path file = Files.createTempFile("many", "");
          try {
            for (int i = 0; i < 20_000; i++) { HELD.add(FileChannel.open(file)); }
            return "20000";
          } finally {
            for (Object each : HELD) { ((FileChannel) each).close(); }
            HELD.clear();
          }
        }

        private static String threads() {
          for (int i = 0; i < 2_000; i++) {
            Thread each = new Thread(null, () -> {
              try { new CountDownLatch(1).await(); } catch (InterruptedException e) { return; }
            }, "beast", 64 << 10);
            each.setDaemon(true);
            each.start();
          }
          return "2000";
        }

        private static String bus() throws Exception {
          Path file = Files.createTempFile("map", "");
          Files.write(file, new byte[1 << 20]);
          try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var map = channel.map(FileChannel.MapMode.READ_WRITE, 0, 1 << 20);
            channel.truncate(0);
            return "read " + map.get(1 << 19);
          }
        }

        private static int nativeCall(String name) {
          var function = new com.kenai.jffi.Function(
              com.kenai.jffi.Library.getDefault().getSymbolAddress(name), com.kenai.jffi.Type.SINT);
          return com.kenai.jffi.Invoker.getInstance()
              .invokeInt(function, new com.kenai.jffi.HeapInvocationBuffer(function));
        }

        private static String fork() {
          int child = nativeCall("fork");
          if (child == 0) { nativeCall("abort"); }
          return child < 0 ? "refused" : "forked " + child;
        }

        private static sun.misc.Unsafe unsafe() throws Exception {
          var field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
          field.setAccessible(true);
          return (sun.misc.Unsafe) field.get(null);
        }
      }

      final class Gone {
        static String here() { return "here"; }
      }
      """;

  private BeastSource() {}

  /**
   * @param initializer stands among the static members
   * @param start stands first where the role is opened
   */
  static String with(String initializer, String start) {
    return SOURCE.replace("// STATIC", initializer).replace("// START", start);
  }
}
