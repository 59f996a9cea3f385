package io.myelin.host.plugin;

import io.myelin.containment.Containment;
import io.myelin.contract.SubnetDescription;
import java.nio.file.Path;
import java.util.Optional;

/** What there is of a plugin that a table names. */
public sealed interface HostPlugin {
  /**
   * Its neurons can run.
   *
   * @param key another one for every other jar
   * @param jar does not change while it is run
   * @param known what the jar says it is; empty when it does not read, which whoever opens it says
   * @param refused why a newer jar is not run in its place
   */
  record Ready(
      String name,
      String key,
      Path jar,
      Containment containment,
      Optional<SubnetDescription> known,
      Optional<String> refused)
      implements HostPlugin {
    Ready(
        String name,
        String key,
        Path jar,
        Containment containment,
        Optional<SubnetDescription> known) {
      this(name, key, jar, containment, known, Optional.empty());
    }

    Ready insteadOf(String sentence) {
      return new Ready(name, key, jar, containment, known, Optional.of(sentence));
    }

    /** Id and version. */
    public String what() {
      return known.map(said -> said.id() + " " + said.version()).orElse(name);
    }
  }

  /**
   * Nobody can run it.
   *
   * @param sentence why, and what to do
   */
  record Lacking(String name, String sentence) implements HostPlugin {}
}
