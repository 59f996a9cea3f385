package io.myelin.plugins.store;

import io.myelin.plugins.Refusal;
import io.myelin.plugins.jar.PluginJar;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The steps by which jars and notes of a store change; whoever takes them holds its lock.
 *
 * @param looking whether they come to the same and change nothing
 */
record Keeping(
    ContentFolder jars,
    PluginStates states,
    InstantSource clock,
    PluginStore.Condition condition,
    boolean looking) {
  /** Whether a verified jar would be kept; see {@link PluginStore#admit}. */
  Optional<Plugin> admit(PluginJar jar) throws IOException, Refusal {
    Optional<Plugin> there = states.read(jar.id());
    if (there.isPresent() && there.get().has(jar.sha256())) {
      Intake.requireKnown(there.get(), jar);
    } else if (there.isPresent()) {
      Intake.requireNewer(there.get(), jar);
    }
    return there;
  }

  /** A new plugin, a newer version of one, or what is there already. */
  Plugin arrived(ContentFolder.Incoming incoming, PluginJar jar) throws IOException, Refusal {
    Optional<Plugin> there = admit(jar);
    if (there.isPresent()) {
      condition.require(there.get());
    }
    return there.isPresent() && !there.get().has(jar.sha256())
        ? upgrade(there.get(), incoming, jar)
        : install(incoming, jar);
  }

  Plugin install(ContentFolder.Incoming incoming, PluginJar jar) throws IOException, Refusal {
    Optional<Plugin> there = states.read(jar.id());
    if (there.isEmpty()) {
      Plugin fresh = Plugin.fresh(jar.id(), Plugin.Version.of(jar, clock.instant()));
      if (!looking) {
        incoming.keep();
        states.write(fresh);
      }
      return fresh;
    }
    Intake.requireKnown(there.get(), jar);
    return there.get();
  }

  Plugin upgrade(Plugin plugin, ContentFolder.Incoming incoming, PluginJar jar)
      throws IOException, Refusal {
    Intake.requireNewer(plugin, jar);
    Plugin offered = plugin.offered(Plugin.Version.of(jar, clock.instant()));
    if (!looking) {
      incoming.keep();
    }
    return written(plugin, offered);
  }

  Plugin written(Plugin before, Plugin after) throws IOException {
    if (looking) {
      return after;
    }
    states.write(after);
    List<String> kept = after.versions().stream().map(Plugin.Version::sha256).toList();
    forget(before.versions().stream().filter(each -> !kept.contains(each.sha256())).toList());
    return after;
  }

  void deleted(Plugin plugin) throws IOException {
    if (!looking) {
      states.delete(plugin.id());
      forget(plugin.versions());
    }
  }

  /** A jar belongs to one plugin only, because it holds the plugin's name. */
  private void forget(List<Plugin.Version> gone) throws IOException {
    for (Plugin.Version version : gone) {
      jars.delete(version.sha256());
    }
  }
}
