package io.myelin.host.plugin;

import io.myelin.plugins.store.Plugin;
import io.myelin.primitives.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/**
 * Which jars passed their trial, for good: a file named by the SHA-256 of each. One that did not is
 * not tried again before the host starts anew, or its plugin is switched off and on.
 */
final class Trials {
  private static final Logger LOG = Logger.getLogger(Trials.class.getName());

  private final Path folder;
  private final Map<String, Trial.Outcome> known = new ConcurrentHashMap<>();

  Trials(Path folder) {
    this.folder = folder;
  }

  /** Why a jar is not to be run; empty when nothing speaks against it. */
  Optional<String> refusal(HostPlugin.Ready ready, Trial trial)
      throws IOException, InterruptedException {
    Trial.Outcome outcome = known.get(ready.key());
    if (outcome == null) {
      Path passed = folder.resolve(ready.key());
      outcome = Files.exists(passed) ? new Trial.Passed() : trial.of(ready);
      if (outcome instanceof Trial.Passed) {
        DurableFile.write(passed, ready.what().getBytes(StandardCharsets.UTF_8));
      }
      known.put(ready.key(), outcome);
      LOG.info(ready.what() + " before it is run: " + outcome);
    }
    return outcome instanceof Trial.Refused refused ? Optional.of(refused.why()) : Optional.empty();
  }

  /** What came of the trial of a jar; empty while it was not tried. */
  Optional<Trial.Outcome> outcome(String sha256) {
    return Optional.ofNullable(known.get(sha256))
        .or(
            () ->
                Files.exists(folder.resolve(sha256))
                    ? Optional.of(new Trial.Passed())
                    : Optional.empty());
  }

  void forget(Plugin plugin) {
    plugin.versions().forEach(version -> known.remove(version.sha256()));
  }
}
