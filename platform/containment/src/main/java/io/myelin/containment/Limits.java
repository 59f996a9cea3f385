package io.myelin.containment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of the machine one worker may use. The kernel holds the first three, the host's watch
 * the others.
 *
 * @param openFiles descriptors at once
 * @param fileBytes size of one file
 * @param dataBytes private memory, counted as reserved: a backstop far above the resident limit
 * @param threads of the process
 * @param diskBytes all files of its own folder together, deleted ones that it holds open included
 * @param entries files and folders in its own folder
 */
public record Limits(
    int openFiles, long fileBytes, long dataBytes, int threads, long diskBytes, int entries) {
  private static final long MEBIBYTE = 1 << 20;

  /**
   * What a worker gets unless its operator says otherwise; a file has room for the largest
   * attachment.
   *
   * @param memoryMegabytes how much may be resident
   */
  public static Limits standard(int memoryMegabytes) {
    return new Limits(
        256,
        128 * MEBIBYTE,
        1024 * MEBIBYTE + 2L * memoryMegabytes * MEBIBYTE,
        512,
        1024 * MEBIBYTE,
        20_000);
  }

  /** Number of each resource in the kernel's interface, alike on every architecture we know. */
  Map<Integer, Long> resources() {
    return new TreeMap<>(Map.of(1, fileBytes, 2, dataBytes, 4, 0L, 7, (long) openFiles));
  }

  /**
   * The same for the program {@code prlimit}; inside a user namespace threads count by themselves.
   */
  List<String> options(boolean ownNamespace) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--fsize=" + fileBytes,
                "--data=" + dataBytes,
                "--core=0",
                "--nofile=" + openFiles));
    if (ownNamespace) {
      options.add("--nproc=" + threads);
    }
    return options;
  }
}
