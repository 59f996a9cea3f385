package io.myelin.plugins.change;

import io.myelin.plugins.Refusal;
import io.myelin.plugins.jar.Grants;
import io.myelin.plugins.store.Plugin;
import io.myelin.plugins.store.PluginStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * The changes of an operator and what is said of them: the same by a command and over the network.
 */
public final class PluginChanges {
  private final Path data;
  private final PluginStore store;
  private final String suffix;

  /**
   * @param suffix what a command has to be given to mean this data folder
   */
  public PluginChanges(Path data, String suffix) {
    this(data, PluginStore.of(data, InstantSource.system()), suffix);
  }

  private PluginChanges(Path data, PluginStore store, String suffix) {
    this.data = data;
    this.store = store;
    this.suffix = suffix;
  }

  /** The same, on the condition that the plugin is as whoever changes it saw it. */
  public PluginChanges provided(PluginStore.Condition condition) {
    return new PluginChanges(data, store.provided(condition), suffix);
  }

  /** The same, which says what a change would make and changes nothing. */
  public PluginChanges looking() {
    return new PluginChanges(data, store.looking(), suffix);
  }

  public PluginStore store() {
    return store;
  }

  /** What became of a jar that came in and that nobody has approved yet. */
  public Outcome came(Plugin plugin) {
    return new Outcome(
        plugin,
        plugin.waiting().isEmpty()
            ? "is live"
            : "is kept; "
                + plugin.asking().version()
                + " waits for your approval: "
                + approval(plugin.id()));
  }

  /**
   * @param sha256 of the version whose grants were shown
   */
  public Outcome approve(String id, String sha256) throws IOException, Refusal {
    return new Outcome(store.approve(id, sha256), "is approved and live");
  }

  /**
   * The same for who says what is granted.
   *
   * @throws Refusal when that is not what is asked for
   */
  public Outcome approve(String id, String sha256, Grants granted) throws IOException, Refusal {
    Plugin plugin = store.existing(id);
    Plugin.Version version = plugin.asking();
    if (version.sha256().equals(sha256) && !version.grants().equals(granted)) {
      throw new Refusal(
          "The approval of " + id + " " + version.version(),
          "granted is " + String.join("; ", granted.lines()),
          "what it asks for, " + String.join("; ", version.grants().lines()),
          "Grant all of it, or disable or remove the plugin.");
    }
    return approve(id, sha256);
  }

  public Outcome rollback(String id) throws IOException, Refusal {
    return new Outcome(store.rollback(id), "is live again");
  }

  public Outcome disable(String id) throws IOException, Refusal {
    return new Outcome(store.disable(id), "is disabled; switch it on: " + approval(id));
  }

  /** The neurons that are meant to run a plugin. */
  public List<String> users(String id) throws IOException {
    return PluginUsers.of(data, id);
  }

  /** What there is to lose, for who has not said yes to a removal. */
  public Refusal unconfirmed(String id, String next) throws IOException {
    return new Refusal(
        "The removal of " + id, "nobody said yes; " + PluginUsers.clause(users(id)), "a yes", next);
  }

  /** The users are those of before. */
  public Outcome remove(String id) throws IOException, Refusal {
    List<String> users = users(id);
    return new Outcome(store.remove(id), "is removed; " + PluginUsers.clause(users));
  }

  /** The command that grants what a plugin asks for, or switches it on again. */
  public String approval(String id) {
    return "./myelin plugin approve " + id + " --yes" + suffix;
  }
}
