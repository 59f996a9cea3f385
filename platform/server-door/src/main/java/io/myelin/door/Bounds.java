package io.myelin.door;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/**
 * How much of the node one peer, or all together, may hold.
 *
 * @param sockets open at the same time; one more takes the place of another
 * @param patienceSeconds for a whole request to arrive, or a whole answer to be taken
 * @param bytesPerSecond each as many bytes that do arrive or leave buy one more second
 * @param requestBytes of one body
 * @param memoryBytes of all requests that are not answered yet, and again of all answers that are
 *     not taken yet
 */
record Bounds(
    int sockets, int patienceSeconds, int bytesPerSecond, long requestBytes, long memoryBytes) {
  private static final int MOST_SOCKETS = 1_024;

  /** For the files this process may open: half of them are for others than peers. */
  static Bounds ofThisProcess() {
    long files =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.UnixOperatingSystemMXBean unix
            ? unix.getMaxFileDescriptorCount()
            : 2L * MOST_SOCKETS;
    return new Bounds(
        (int) Math.max(64, Math.min(MOST_SOCKETS, files / 2)), 20, 64 << 10, 16 << 20, 128L << 20);
  }

  /** Whether somebody who moved so many bytes in so many nanoseconds is too slow. */
  boolean tooSlow(long nanos, long bytes) {
    return nanos > TimeUnit.SECONDS.toNanos(patienceSeconds + bytes / bytesPerSecond);
  }
}
