package io.myelin.plugins.store;

import io.myelin.plugins.Refusal;
import io.myelin.plugins.jar.JarVerifier;
import io.myelin.plugins.jar.PluginJar;
import io.myelin.plugins.jar.TrustStore;
import java.io.IOException;
import java.io.InputStream;
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
  private final Condition condition;
  private final Keeping keeping;

  private PluginStore(Path folder, InstantSource clock, Condition condition, boolean looking) {
    this.condition = condition;
    this.folder = folder;
    this.jars = new ContentFolder(folder.resolve("jars"), ".jar");
    this.states = new PluginStates(folder);
    this.intake = new Intake(jars);
    this.allowances = new Allowances(folder.resolve("allowed"));
    this.clock = clock;
    this.keeping = new Keeping(jars, states, clock, condition, looking);
  }

  public static PluginStore of(Path dataFolder, InstantSource clock) {
    return new PluginStore(dataFolder.resolve("plugins"), clock, plugin -> {}, false);
  }

  /** What has to hold for a plugin at the moment in which it is changed. */
  @FunctionalInterface
  public interface Condition {
    void require(Plugin plugin) throws Refusal;
  }

  /** The same store, whose plugins are changed on a condition only. */
  public PluginStore provided(Condition other) {
    return new PluginStore(folder, clock, other, keeping.looking());
  }

  /** The same store, whose changes are refused as ever, come to the same, and change nothing. */
  public PluginStore looking() {
    return new PluginStore(folder, clock, condition, true);
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

  /** Where the jar of a version lies, to be looked at only. */
  public Path place(Plugin.Version version) {
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
            return keeping.install(incoming, Intake.verified(incoming, name(source), verifier));
          }
        });
  }

  /** Takes a newer version in; it is live at once when it asks for nothing that is not approved. */
  public Plugin upgrade(String id, Path source, JarVerifier verifier) throws IOException, Refusal {
    return alone(
        () -> {
          Plugin plugin = changing(id);
          try (ContentFolder.Incoming incoming = intake.take(source)) {
            return keeping.upgrade(
                plugin, incoming, Intake.verified(incoming, name(source), verifier));
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
            PluginJar jar = Intake.verified(incoming, name(dropped), verifier);
            Plugin came = keeping.arrived(incoming, jar);
            allowances.delete(sha256);
            return allowed && came.waits(sha256) ? keeping.written(came, came.approved()) : came;
          }
        });
  }

  /**
   * Copies a jar that is sent; nothing of it counts before it is {@link #keep kept}.
   *
   * @param name what it is called towards the operator
   */
  public ContentFolder.Incoming take(InputStream sent, String name) throws IOException, Refusal {
    jars.sweep();
    return jars.take(sent, name, JarVerifier.MOST_BYTES);
  }

  /**
   * The plugin that a verified jar would be a version of; empty for a new one.
   *
   * @throws Refusal when the jar would not be kept
   */
  public Optional<Plugin> admit(PluginJar verified) throws IOException, Refusal {
    return keeping.admit(verified);
  }

  /** Takes in a copy that was verified: as {@link #install}, or as {@link #upgrade}. */
  public Plugin keep(ContentFolder.Incoming incoming, PluginJar verified)
      throws IOException, Refusal {
    return alone(() -> keeping.arrived(incoming, verified));
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
          Plugin plugin = changing(id);
          Plugin.Version version = plugin.asking();
          if (!version.sha256().equals(sha256)) {
            throw new Refusal(
                "The approval",
                id + " " + version.version() + " came in meanwhile",
                "an approval of what was shown",
                "Look again: plugin approve " + id + ".");
          }
          return keeping.written(plugin, plugin.approved());
        });
  }

  /** Makes the version before live again. */
  public Plugin rollback(String id) throws IOException, Refusal {
    return alone(
        () -> {
          Plugin plugin = changing(id);
          if (plugin.previous().isEmpty()) {
            throw new Refusal(
                "The rollback of " + id,
                "it has no earlier version",
                "one that was live before " + plugin.shown().version(),
                "Install the version you want as an upgrade, or remove the plugin.");
          }
          return keeping.written(plugin, plugin.rolledBack());
        });
  }

  /** Keeps it, but no neuron may run it until it is approved again. */
  public Plugin disable(String id) throws IOException, Refusal {
    return alone(
        () -> {
          Plugin plugin = changing(id);
          return keeping.written(plugin, plugin.switchedOff());
        });
  }

  /** Forgets it and deletes its jars. */
  public Plugin remove(String id) throws IOException, Refusal {
    return alone(
        () -> {
          Plugin plugin = changing(id);
          keeping.deleted(plugin);
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

  private static String name(Path source) {
    return String.valueOf(source.getFileName());
  }

  /** The plugin that is to be changed. */
  private Plugin changing(String id) throws IOException, Refusal {
    Plugin plugin = existing(id);
    condition.require(plugin);
    return plugin;
  }
}
