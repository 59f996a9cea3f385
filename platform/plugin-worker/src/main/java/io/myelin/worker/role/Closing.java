package io.myelin.worker.role;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Ends what a plugin opened; a failure is the plugin's own and stops nothing. */
final class Closing {
  private static final Logger LOG = Logger.getLogger(Closing.class.getName());

  private Closing() {}

  static void quietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "a role did not close", e);
    }
  }
}
