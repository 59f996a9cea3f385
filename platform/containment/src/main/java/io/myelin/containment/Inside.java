package io.myelin.containment;

import io.myelin.containment.kernel.Kernel;
import io.myelin.containment.kernel.Seccomp;
import java.io.IOException;
import java.util.Map;

/** The step that only the worker itself can take: after its link is open, before foreign code. */
public final class Inside {
  static final String ON = "on";

  private Inside() {}

  /**
   * Gives up sockets, programs and other processes, for all threads and for ever.
   *
   * @param environment the worker's, as {@link Containment#environment} made it
   * @return one word for the host: "on", "off", or why it is not on
   * @throws IllegalStateException with a sentence, when it could not be done and the operator
   *     requires it
   */
  public static String contain(Map<String, String> environment) {
    Mode mode = Mode.parse(environment.getOrDefault(Containment.WISH, Mode.OFF.toString()));
    if (mode == Mode.OFF) {
      return "off";
    }
    try {
      Seccomp.install(Kernel.here(), Boolean.parseBoolean(environment.get(Containment.NETWORK)));
      return ON;
    } catch (IOException | LinkageError e) {
      if (mode == Mode.REQUIRE) {
        throw new IllegalStateException("contain is require, and inside " + e.getMessage(), e);
      }
      return String.valueOf(e.getMessage());
    }
  }
}
