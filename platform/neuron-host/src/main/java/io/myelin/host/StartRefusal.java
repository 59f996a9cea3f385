package io.myelin.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.Logger;

/**
 * Ends a start that somebody waits for when a neuron cannot run; a node that has run before goes on
 * without the neuron, and says so in its list of workers.
 */
public final class StartRefusal {
  private static final Logger LOG = Logger.getLogger(StartRefusal.class.getName());

  private final HostSettings settings;

  public StartRefusal(HostSettings settings) {
    this.settings = settings;
  }

  /** Leaves the sentence where the supervisor looks for it. */
  public void report(String sentence) {
    LOG.severe(sentence);
    if (settings.strict() && settings.refusal().isPresent()) {
      Path file = settings.refusal().get();
      try {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "refusal-", ".new");
        Files.writeString(fresh, sentence);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException unwritten) {
        LOG.warning(() -> "the refusal is not on disk: " + unwritten);
      }
    }
  }
}
