package io.myelin.host.worker;

/**
 * How much memory a worker may hold.
 *
 * @param megabytes everything the process holds, models and native code included; above it the host
 *     ends the process
 * @param heapMegabytes the part that is Java's heap; the process ends by itself when it is full
 */
public record MemoryLimits(int megabytes, int heapMegabytes) {
  /** Enough for the bundled models. */
  public static final MemoryLimits DEFAULT = new MemoryLimits(512, 64);

  /** What so many need together. */
  MemoryLimits times(int workers) {
    return new MemoryLimits(megabytes * workers, heapMegabytes * workers);
  }
}
