package io.myelin.containment.kernel;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers of system calls, by processor. */
public enum Architecture {
  X86_64(0xC000003EL, 1),
  AARCH64(0xC00000B7L, 2);

  private static final int NONE = -1;

  /** How the kernel names it to a filter. */
  private final long audit;

  private final Map<String, Integer> numbers;

  Architecture(long audit, int column) {
    this.audit = audit;
    this.numbers =
        SystemCalls.ROWS
            .lines()
            .map(line -> List.of(line.strip().split(" +")))
            .filter(row -> Integer.parseInt(row.get(column)) != NONE)
            .collect(Collectors.toMap(row -> row.get(0), row -> Integer.parseInt(row.get(column))));
  }

  /**
   * This machine's.
   *
   * @throws IOException with a sentence when its numbers are not known
   */
  static Architecture here() throws IOException {
    String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "amd64", "x86_64" -> X86_64;
      case "aarch64", "arm64" -> AARCH64;
      default ->
          throw new IOException(
              "the system calls of "
                  + name
                  + " are not known here, only those of amd64 and aarch64");
    };
  }

  long audit() {
    return audit;
  }

  boolean has(String call) {
    return numbers.containsKey(call);
  }

  int number(String call) {
    Integer number = numbers.get(call);
    if (number == null) {
      throw new IllegalArgumentException(this + " has no system call " + call);
    }
    return number;
  }
}
