package io.myelin.host.plugin;

import io.myelin.containment.Containment;
import io.myelin.host.plugin.HostPlugin.Lacking;
import io.myelin.host.plugin.HostPlugin.Ready;
import io.myelin.plugins.Refusal;
import io.myelin.plugins.store.Plugin;
import io.myelin.plugins.store.PluginStore;
import io.myelin.worker.link.JarDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The plugins of a host: those an operator installed in the data folder, and behind them those that
 * come with the program.
 */
public final class HostPlugins {
  private final PluginStore installed;
  private final ShippedJars shipped;
  private final Copying copying;
  private final Function<Path, Containment> containment;
  private final Trials trials;
  private final Map<String, Ready> ready = new HashMap<>();

  /** Makes a copy of a jar that a build may replace at any time. */
  @FunctionalInterface
  public interface Copying {
    Path copy(Path jar) throws IOException;
  }

  /**
   * @param shipped the folder of the jars that come with the program
   * @param containment of a worker of a jar
   * @param tried where it is noted which jars passed their trial
   */
  public HostPlugins(
      PluginStore installed,
      Path shipped,
      Copying copying,
      Function<Path, Containment> containment,
      Path tried) {
    this.trials = new Trials(tried);
    this.installed = installed;
    this.shipped = new ShippedJars(shipped);
    this.copying = copying;
    this.containment = containment;
  }

  /**
   * What a table's plugin is now. A jar that an operator installed is tried before it is run for
   * the first time; where it does not pass, the one before it is run, if there is one.
   */
  public synchronized HostPlugin of(String name, Trial trial)
      throws IOException, InterruptedException {
    try {
      Optional<Plugin> plugin = installed.find(name);
      return plugin.isPresent() ? ofStore(plugin.get(), trial) : ofProgram(name);
    } catch (Refusal refused) {
      return new Lacking(name, refused.sentence());
    }
  }

  /** What came of the trial of a jar; waits for nobody, also while one is tried. */
  public Optional<Trial.Outcome> trial(String sha256) {
    return trials.outcome(sha256);
  }

  private HostPlugin ofStore(Plugin plugin, Trial trial)
      throws IOException, Refusal, InterruptedException {
    if (plugin.stage() != Plugin.Stage.LIVE) {
      trials.forget(plugin);
    }
    String approve = "./myelin plugin approve " + plugin.id() + " --yes";
    return switch (plugin.stage()) {
      case WAITING ->
          new Lacking(
              plugin.id(),
              "plugin " + plugin.id() + " waits for what it asks for to be granted: " + approve);
      case DISABLED ->
          new Lacking(
              plugin.id(), "plugin " + plugin.id() + " is disabled; switch it on: " + approve);
      case LIVE -> tried(plugin, trial);
    };
  }

  private HostPlugin tried(Plugin plugin, Trial trial)
      throws IOException, Refusal, InterruptedException {
    Ready newest = live(plugin.id(), plugin.shown());
    Optional<String> refusal = trials.refusal(newest, trial);
    if (refusal.isEmpty()) {
      return newest;
    }
    String sentence = newest.what() + " was not taken: " + refusal.get();
    if (plugin.previous().isPresent()) {
      Ready before = live(plugin.id(), plugin.previous().get());
      return before.insteadOf(sentence + "; " + before.what() + " goes on");
    }
    return new Lacking(
        plugin.id(),
        sentence
            + ". Mend it and upgrade: ./myelin plugin upgrade "
            + plugin.id()
            + " JAR; or try it again: ./myelin plugin disable "
            + plugin.id()
            + ", then approve it");
  }

  private Ready live(String id, Plugin.Version version) throws IOException, Refusal {
    Ready known = ready.get(version.sha256());
    if (known == null) {
      Path jar = installed.jar(version);
      known = new Ready(id, version.sha256(), jar, containment.apply(jar), JarDescription.of(jar));
      ready.put(version.sha256(), known);
    }
    return known;
  }

  private HostPlugin ofProgram(String name) throws IOException {
    Ready known = ready.get(name);
    if (known != null) {
      return known;
    }
    try {
      Path original = shipped.of(name);
      Path jar = copying.copy(original);
      Ready fresh = new Ready(name, name, jar, containment.apply(original), JarDescription.of(jar));
      ready.put(name, fresh);
      return fresh;
    } catch (IllegalArgumentException notThere) {
      return new Lacking(name, String.valueOf(notThere.getMessage()));
    }
  }
}
