package io.myelin.containment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What any JVM has to find on a system; each was found by taking it away. */
final class Grounds {
  private static final List<String> LIBRARIES =
      List.of("/usr/lib", "/lib", "/lib64", "/usr/lib64", "/usr/local/lib");

  private static final List<String> DATA =
      List.of(
          "/etc/ld.so.cache",
          // jnr-ffi dies of a null pointer without these two
          "/etc/ld.so.conf",
          "/etc/ld.so.conf.d",
          "/etc/localtime",
          "/etc/fonts",
          "/usr/share/fonts",
          "/usr/share/fontconfig",
          "/usr/share/zoneinfo",
          "/var/cache/fontconfig");

  private static final List<String> KERNEL =
      List.of(
          "/proc/cpuinfo",
          "/proc/meminfo",
          "/proc/stat",
          "/proc/cgroups",
          "/sys/devices/system",
          "/sys/fs/cgroup",
          "/dev/urandom",
          "/dev/random");

  /** What names of machines are found by, when a worker may open connections. */
  private static final List<String> NAMES =
      List.of("/etc/resolv.conf", "/etc/hosts", "/etc/nsswitch.conf", "/etc/host.conf", "/etc/ssl");

  private Grounds() {}

  /** Read and run. */
  static List<Path> libraries(Path java) throws IOException {
    Set<Path> found = new LinkedHashSet<>(existing(LIBRARIES));
    found.add(home(java));
    return List.copyOf(found);
  }

  /** Read only. */
  static List<Path> data(Path java, boolean network) throws IOException {
    Set<Path> found = new LinkedHashSet<>(existing(DATA));
    if (network) {
      found.addAll(existing(NAMES));
    }
    // a distribution may keep settings elsewhere, behind links
    found.addAll(links(home(java)));
    return List.copyOf(found);
  }

  /** Read only, where the worker sees this system's own. */
  static List<Path> kernel() {
    return existing(KERNEL);
  }

  private static List<Path> links(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home, 3)) {
      return files
          .filter(Files::isSymbolicLink)
          .filter(Files::exists)
          .map(Grounds::real)
          .filter(target -> !target.startsWith(home))
          .distinct()
          .toList();
    }
  }

  private static Path real(Path link) {
    try {
      return link.toRealPath();
    } catch (IOException gone) {
      return link;
    }
  }

  static Path home(Path java) throws IOException {
    Path program = java.toRealPath();
    Path bin = program.getParent();
    if (bin == null || bin.getParent() == null) {
      throw new IOException(program + " lies in no Java home");
    }
    return bin.getParent();
  }

  private static List<Path> existing(List<String> paths) {
    return paths.stream().map(Path::of).filter(Files::exists).toList();
  }
}
