package io.myelin.plugins.store;

import io.myelin.plugins.Refusal;
import io.myelin.plugins.jar.JarVerifier;
import io.myelin.plugins.jar.PluginJar;
import io.myelin.plugins.jar.TrustStore;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder {@code plugins} of a data folder. Jars lie in {@code plugins/jars/SHA256.jar},
 * read-only; what is live is in {@code plugins/ID.json}. A jar is verified as the copy that is
 * kept, so that nobody can change it in between. Changes wait for each other; looking needs no
 * lock.
 */
public final class PluginStore {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final ContentFolder jars;
  private final PluginStates states;
  private final Intake intake;
  private final Allowances allowances;
  private final InstantSource clock;

  private PluginStore(Path folder, InstantSource clock) {
    this.folder = folder;
    this.jars = new ContentFolder(folder.resolve("jars"), ".jar");
    this.states = new PluginStates(folder);
    this.intake = new Intake(jars);
    this.allowances = new Allowances(folder.resolve("allowed"));
    this.clock = clock;
  }

  public static PluginStore of(Path dataFolder, InstantSource clock) {
    return new PluginStore(dataFolder.resolve("plugins"), clock);
  }

  /**
   * @param damaged those whose notes cannot be read, by name, and why
   */
  public record Listing(List<Plugin> plugins, Map<String, Refusal> damaged) {
    public Listing {
      plugins = List.copyOf(plugins);
      damaged = Map.copyOf(damaged);
    }
  }

  /** All plugins, by name. */
  public Listing list() throws IOException {
    List<Plugin> plugins = new ArrayList<>();
    Map<String, Refusal> damaged = new HashMap<>();
    for (String id : states.ids()) {
      try {
        states.read(id).ifPresent(plugins::add);
      } catch (Refusal e) {
        damaged.put(id, e);
      }
    }
    return new Listing(plugins, damaged);
  }

  /** Empty when it is not there. */
  public Optional<Plugin> find(String id) throws IOException, Refusal {
    return states.read(id);
  }

  /**
   * @throws Refusal when it is not there, with the names of those that are
   */
  public Plugin existing(String id) throws IOException, Refusal {
    Optional<Plugin> plugin = states.read(id);
    if (plugin.isEmpty()) {
      List<String> ids = states.ids();
      throw new Refusal(
          "The plugin " + id,
          "it is not installed",
          ids.isEmpty() ? "an installed one; there is none" : "one of " + String.join(", ", ids),
          "See plugin list.");
    }
    return plugin.get();
  }

  /**
   * The jar of a version, to be run.
   *
   * @throws Refusal when it is gone, or is not what it was
   */
  public Path jar(Plugin.Version version) throws IOException, Refusal {
    if (!jars.intact(version.sha256())) {
      throw new Refusal(
          "The jar " + jars.path(version.sha256()),
          "it is gone or was changed",
          "the file that was installed",
          "Remove the plugin and install it again.");
    }
    return jars.path(version.sha256());
  }

  /**
   * Takes a plugin in; it waits for {@link #approve}. Doing it again changes nothing; the version
   * before the live one is refused.
   */
  public Plugin install(Path source, JarVerifier verifier) throws IOException, Refusal {
    return alone(
        () -> {
          try (ContentFolder.Incoming incoming = intake.take(source)) {
            return install(incoming, Intake.verified(incoming, source, verifier));
          }
        });
  }

  /** Takes a newer version in; it is live at once when it asks for nothing that is not approved. */
  public Plugin upgrade(String id, Path source, JarVerifier verifier) throws IOException, Refusal {
    return alone(
        () -> {
          Plugin plugin = existing(id);
          try (ContentFolder.Incoming incoming = intake.take(source)) {
            return upgrade(plugin, incoming, Intake.verified(incoming, source, verifier));
          }
        });
  }

  /**
   * Takes in what was dropped into a folder: as {@link #install}, or as {@link #upgrade} where the
   * plugin is there. A jar that was allowed needs no signature and no other approval.
   *
   * @param dropped never a link
   * @param known what whoever knows the jar does to have it taken unsigned, as a clause
   */
  public Plugin receive(Path dropped, TrustStore trust, String known) throws IOException, Refusal {
    return alone(
        () -> {
          try (ContentFolder.Incoming incoming = intake.take(dropped, LinkOption.NOFOLLOW_LINKS)) {
            String sha256 = incoming.sha256();
            boolean allowed = allowances.has(sha256);
            JarVerifier verifier = JarVerifier.ofDropped(trust, allowed, known);
            PluginJar jar = Intake.verified(incoming, dropped, verifier);
            Optional<Plugin> there = states.read(jar.id()).filter(each -> !each.has(sha256));
            Plugin came =
                there.isPresent() ? upgrade(there.get(), incoming, jar) : install(incoming, jar);
            allowances.delete(sha256);
            return allowed && came.waits(sha256) ? written(came, came.approved()) : came;
          }
        });
  }

  /**
   * Approves a jar before it is dropped, with all that it asks for.
   *
   * @param sha256 of the jar that was looked at
   */
  public void allow(String sha256) throws IOException {
    allowances.add(sha256);
  }

  /**
   * Makes what waits live with the grants it asks for, or what was disabled.
   *
   * @param sha256 of the version whose grants were shown
   */
  public Plugin approve(String id, String sha256) throws IOException, Refusal {
    return alone(
        () -> {
          Plugin plugin = existing(id);
          Plugin.Version version = plugin.asking();
          if (!version.sha256().equals(sha256)) {
            throw new Refusal(
                "The approval",
                id + " " + version.version() + " came in meanwhile",
                "an approval of what was shown",
                "Look again: plugin approve " + id + ".");
          }
          return written(plugin, plugin.approved());
        });
  }

  /** Makes the version before live again. */
  public Plugin rollback(String id) throws IOException, Refusal {
    return alone(
        () -> {
          Plugin plugin = existing(id);
          if (plugin.previous().isEmpty()) {
            throw new Refusal(
                "The rollback of " + id,
                "it has no earlier version",
                "one that was live before " + plugin.shown().version(),
                "Install the version you want as an upgrade, or remove the plugin.");
          }
          return written(plugin, plugin.rolledBack());
        });
  }

  /** Keeps it, but no neuron may run it until it is approved again. */
  public Plugin disable(String id) throws IOException, Refusal {
    return alone(
        () -> {
          Plugin plugin = existing(id);
          return written(plugin, plugin.switchedOff());
        });
  }

  /** Forgets it and deletes its jars. */
  public Plugin remove(String id) throws IOException, Refusal {
    return alone(
        () -> {
          Plugin plugin = existing(id);
          states.delete(id);
          forget(plugin.versions());
          return plugin;
        });
  }

  @FunctionalInterface
  private interface Change {
    Plugin make() throws IOException, Refusal;
  }

  private Plugin alone(Change change) throws IOException, Refusal {
    StoreLock lock = StoreLock.take(folder, PATIENCE);
    try {
      return change.make();
    } finally {
      lock.close();
    }
  }

  private Plugin install(ContentFolder.Incoming incoming, PluginJar jar)
      throws IOException, Refusal {
    Optional<Plugin> there = states.read(jar.id());
    if (there.isEmpty()) {
      incoming.keep();
      Plugin fresh = Plugin.fresh(jar.id(), Plugin.Version.of(jar, clock.instant()));
      states.write(fresh);
      return fresh;
    }
    Intake.requireKnown(there.get(), jar);
    return there.get();
  }

  private Plugin upgrade(Plugin plugin, ContentFolder.Incoming incoming, PluginJar jar)
      throws IOException, Refusal {
    Intake.requireNewer(plugin, jar);
    Plugin offered = plugin.offered(Plugin.Version.of(jar, clock.instant()));
    incoming.keep();
    return written(plugin, offered);
  }

  private Plugin written(Plugin before, Plugin after) throws IOException {
    states.write(after);
    List<String> kept = after.versions().stream().map(Plugin.Version::sha256).toList();
    forget(before.versions().stream().filter(each -> !kept.contains(each.sha256())).toList());
    return after;
  }

  /** A jar belongs to one plugin only, because it holds the plugin's name. */
  private void forget(List<Plugin.Version> gone) throws IOException {
    for (Plugin.Version version : gone) {
      jars.delete(version.sha256());
    }
  }
}
