package io.myelin.cli;

import io.myelin.cli.supervisor.Refusal;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;

/**
 * Standard output that knows whether what a command said has arrived. Printing never fails by
 * itself: a full disk behind it is found by asking only.
 */
final class Output extends PrintStream {
  private final Drain drain;

  private Output(Drain drain, Charset charset) {
    super(new BufferedOutputStream(drain), true, charset);
    this.drain = drain;
  }

  /** What prints into a file, a pipe or a terminal. */
  static Output into(OutputStream out, Charset charset) {
    return new Output(new Drain(out), charset);
  }

  /** As Java itself would print to standard output. */
  static Charset charset() {
    String terminal = System.getProperty("sun.stdout.encoding", Charset.defaultCharset().name());
    return Charset.forName(System.getProperty("stdout.encoding", terminal));
  }

  /** Whether all that was printed so far went out. */
  static boolean arrived() {
    return !System.out.checkError();
  }

  /** Whether it did not because whoever read it has read enough, as {@code head} does. */
  static boolean unread() {
    return System.out instanceof Output output && output.drain.closed;
  }

  /**
   * For what must not be lost: printed, and asked for, before it counts.
   *
   * @throws Refusal when it did not arrive
   */
  static void requireArrived(String consequence) {
    if (!arrived()) {
      throw new Refusal(
          "Standard output could not be written to its end (is the disk behind it full?); "
              + consequence
              + ". Make room, or let it go elsewhere, and run the command again.");
    }
  }

  /** Remembers why nothing went out any more, which a {@link PrintStream} does not. */
  private static final class Drain extends FilterOutputStream {
    private volatile boolean closed;

    private Drain(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      try {
        out.write(bytes, from, count);
      } catch (IOException e) {
        // The system's word for EPIPE; Java has no type for it.
        closed |= String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
        throw e;
      }
    }
  }
}
