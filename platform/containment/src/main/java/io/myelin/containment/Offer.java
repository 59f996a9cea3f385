package io.myelin.containment;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What this system offers for containment, found once by {@link Probe}.
 *
 * @param system the system's name and architecture, such as "Linux amd64"
 * @param landlock version of Landlock's interface, 0 when there is none
 * @param seccomp whether a filter of system calls can be installed from inside a running JVM
 * @param bubblewrap the program, when it is there and works
 * @param prlimit the program of util-linux, when it is there
 * @param trouble why the question itself could not be answered, empty when it was
 */
public record Offer(
    String system,
    int landlock,
    boolean seccomp,
    Optional<Path> bubblewrap,
    Optional<Path> prlimit,
    String trouble) {
  /** The name of this machine's system. */
  static String here() {
    return System.getProperty("os.name", "?") + " " + System.getProperty("os.arch", "?");
  }

  /** A system that offers nothing, or could not be asked. */
  static Offer nothing(Optional<Path> prlimit, String trouble) {
    return new Offer(here(), 0, false, Optional.empty(), prlimit, trouble);
  }
}
