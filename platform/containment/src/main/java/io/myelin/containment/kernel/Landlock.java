package io.myelin.containment.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rules of Landlock for this process and all that comes of it. Closing is not needed. */
public final class Landlock {
  /** Alike on every architecture. */
  private static final int CREATE = 444;

  private static final int ADD = 445;
  private static final int RESTRICT = 446;

  private static final long EXECUTE = 1;
  private static final long WRITE_FILE = 1 << 1;
  private static final long READ_FILE = 1 << 2;
  private static final long READ_DIR = 1 << 3;
  private static final long MAKE_CHAR = 1 << 6;
  private static final long MAKE_BLOCK = 1 << 11;
  private static final long REFER = 1 << 13;
  private static final long TRUNCATE = 1 << 14;
  private static final long IOCTL_DEVICE = 1 << 15;

  /** All that a rule about a file, not a folder, may speak of. */
  private static final long OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEVICE;

  private static final int PATH_ONLY = 0x200000;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int HERE = -100;

  /** What a rule allows. */
  public enum Right {
    RUN(EXECUTE | READ_FILE | READ_DIR),
    READ(READ_FILE | READ_DIR),
    DEVICE(READ_FILE | WRITE_FILE | TRUNCATE | IOCTL_DEVICE),
    WRITE(~(EXECUTE | MAKE_CHAR | MAKE_BLOCK | IOCTL_DEVICE));

    private final long bits;

    Right(long bits) {
      this.bits = bits;
    }
  }

  private final Kernel kernel;
  private final long handled;
  private final long rules;

  private Landlock(Kernel kernel, long handled, long rules) {
    this.kernel = kernel;
    this.handled = handled;
    this.rules = rules;
  }

  /** Version of the interface; 0 when the kernel has none or somebody refuses it. */
  public static int version(Kernel kernel) {
    return (int) Math.max(0, kernel.call(CREATE, 0, 0, 1, 0));
  }

  /**
   * Rules that allow nothing yet.
   *
   * @param network whether TCP stays as it is
   */
  public static Landlock rules(Kernel kernel, boolean network) throws IOException {
    int version = version(kernel);
    long files = REFER - 1;
    files |= version >= 2 ? REFER : 0;
    files |= version >= 3 ? TRUNCATE : 0;
    files |= version >= 5 ? IOCTL_DEVICE : 0;
    long tcp = version >= 4 && !network ? 3 : 0;
    long abstractSocketsAndSignals = version >= 6 ? 3 : 0;
    int size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    long attributes = Kernel.words(files, tcp, abstractSocketsAndSignals);
    long rules = kernel.must("a set of Landlock rules", CREATE, attributes, size, 0, 0);
    return new Landlock(kernel, files, rules);
  }

  /** Allows a file, or a folder with all below it. */
  public void allow(Path path, Right right) throws IOException {
    long descriptor =
        kernel.must(
            "opening " + path,
            kernel.architecture().number("openat"),
            HERE,
            Kernel.string(path.toString()),
            PATH_ONLY | CLOSE_ON_EXEC,
            0);
    long bits = right.bits & handled & (Files.isDirectory(path) ? -1 : OF_FILES);
    ByteBuffer rule = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    rule.putLong(bits).putInt((int) descriptor);
    kernel.must("a rule for " + path, ADD, rules, 1, Kernel.bytes(rule.array()), 0);
  }

  /** From here on nothing else is allowed to this thread and to the program it becomes. */
  public void enter() throws IOException {
    kernel.must("entering Landlock's rules", RESTRICT, rules, 0, 0, 0);
  }
}
