package io.myelin.plugins.store;

import io.myelin.plugins.jar.Grants;
import io.myelin.plugins.jar.PluginJar;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One plugin as an operator keeps it. Immutable; each step of its life makes another one.
 *
 * @param live the version neurons run
 * @param previous the one before, for a rollback
 * @param waiting the one that came in and asks for more than was approved
 * @param disabled whether no neuron may run it
 */
public record Plugin(
    String id,
    Optional<Version> live,
    Optional<Version> previous,
    Optional<Version> waiting,
    boolean disabled) {
  /** Where in its life a plugin is. */
  public enum Stage {
    WAITING,
    LIVE,
    DISABLED
  }

  /**
   * A jar of the store.
   *
   * @param sha256 of the jar, by which it is found
   * @param signature who vouched for it when it came in, in words
   * @param installed seconds since 1970
   * @param grants what was approved with it, or is asked for while it waits
   */
  public record Version(
      String version,
      String sha256,
      long bytes,
      String modality,
      String signature,
      long installed,
      Grants grants) {
    static Version of(PluginJar jar, Instant now) {
      return new Version(
          jar.version(),
          jar.sha256(),
          jar.bytes(),
          jar.description().modality(),
          jar.signature().text(),
          now.getEpochSecond(),
          jar.grants());
    }
  }

  static Plugin fresh(String id, Version first) {
    return new Plugin(id, Optional.empty(), Optional.empty(), Optional.of(first), false);
  }

  public Stage stage() {
    return disabled ? Stage.DISABLED : live.isPresent() ? Stage.LIVE : Stage.WAITING;
  }

  /** The live version, or the first one while it waits. */
  public Version shown() {
    return live.or(() -> waiting).orElseThrow();
  }

  /** The version an approval is about: the one that waits, else the live one. */
  public Version asking() {
    return waiting.or(() -> live).orElseThrow();
  }

  /** All jars it needs. */
  public List<Version> versions() {
    return Stream.of(live, previous, waiting).flatMap(Optional::stream).toList();
  }

  /** Whether a jar is one of its own. */
  public boolean has(String sha256) {
    return versions().stream().anyMatch(each -> each.sha256().equals(sha256));
  }

  /** Whether a jar waits for approval, and nobody switched the plugin off. */
  boolean waits(String sha256) {
    return !disabled && waiting.filter(each -> each.sha256().equals(sha256)).isPresent();
  }

  /** A newer version came in; it is live at once when it asks for nothing new. */
  Plugin offered(Version newer) {
    Plugin offered = new Plugin(id, live, previous, Optional.of(newer), disabled);
    boolean covered = live.isPresent() && live.get().grants().cover(newer.grants());
    return covered && !disabled ? offered.approved() : offered;
  }

  /** What waits becomes live, and what was disabled is no more. */
  Plugin approved() {
    return waiting.isPresent()
        ? new Plugin(id, waiting, live, Optional.empty(), false)
        : new Plugin(id, live, previous, waiting, false);
  }

  /** The version before is live; the newer one is gone. */
  Plugin rolledBack() {
    return new Plugin(id, previous, Optional.empty(), Optional.empty(), disabled);
  }

  Plugin switchedOff() {
    return new Plugin(id, live, previous, waiting, true);
  }
}
