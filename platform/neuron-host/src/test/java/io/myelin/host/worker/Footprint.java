package io.myelin.host.worker;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this JVM and a folder hold now.
 *
 * @param heapBytes after a collection
 * @param outsideBytes of the JVM's memory outside the heap without compiled code, which has a bound
 *     of its own and grows for as long as code is run, and of buffers there
 * @param codeBytes of compiled code
 * @param files below the folder
 */
record Footprint(
    int threads,
    long descriptors,
    long heapBytes,
    long outsideBytes,
    long codeBytes,
    int classes,
    long files) {
  static Footprint now(Path folder) throws IOException {
    System.gc();
    var memory = ManagementFactory.getMemoryMXBean();
    long buffers =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    long code =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().matches("Code ?(Heap|Cache).*"))
            .mapToLong(pool -> pool.getUsage().getUsed())
            .sum();
    return new Footprint(
        ownThreads(),
        ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
            .getOpenFileDescriptorCount(),
        memory.getHeapMemoryUsage().getUsed(),
        memory.getNonHeapMemoryUsage().getUsed() - code + buffers,
        code,
        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
        files(folder));
  }

  /** Without those that the JDK keeps for a minute after a process or a task has ended. */
  private static int ownThreads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> !name.startsWith("process reaper"))
            .filter(name -> !name.startsWith("ForkJoinPool.commonPool"))
            .count();
  }

  private static long files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.count();
    }
  }

  /** Names of threads that a worker's host needs only while there is one. */
  static List<String> ofWorkers() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("worker-"))
        .sorted()
        .toList();
  }
}
