package io.myelin.cli.subnets;

import io.myelin.cli.NodeOptions;
import io.myelin.cli.supervisor.Installation;
import io.myelin.cli.supervisor.Refusal;
import io.myelin.contract.Settings;
import io.myelin.plugins.store.Plugin;
import io.myelin.plugins.store.PluginStore;
import io.myelin.spi.SubnetException;
import io.myelin.worker.link.JarDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a new subnet's neurons are to run, looked at before anything is paid for a subnet that could
 * not run.
 *
 * @param jar an installed one, else one of the program
 */
record WantedPlugin(String id, Path jar) {
  /**
   * @throws Refusal when there is none of the name, or it is not live
   */
  static WantedPlugin of(NodeOptions node, String id)
      throws IOException, io.myelin.plugins.Refusal {
    PluginStore store = PluginStore.of(node.data().root(), InstantSource.system());
    Optional<Plugin> installed = store.find(id);
    if (installed.isPresent()) {
      if (installed.get().stage() != Plugin.Stage.LIVE) {
        throw new Refusal(
            "The subnet was refused: the plugin "
                + id
                + " is not live; needed: ./myelin plugin approve "
                + id
                + " --yes"
                + node.suffix()
                + ".");
      }
      return new WantedPlugin(id, store.jar(installed.get().shown()));
    }
    Path shipped = Installation.current().dist().resolve("plugins/" + id + ".jar");
    if (!Files.isRegularFile(shipped)) {
      throw new Refusal(
          "The subnet was refused: there is no plugin "
              + id
              + "; needed: one of the program or an installed one: ./myelin plugin install JAR"
              + node.suffix()
              + ".");
    }
    return new WantedPlugin(id, shipped);
  }

  /**
   * @param option by which they were given
   * @throws Refusal when one is unknown, missing or wrong, as far as the jar says
   */
  void requireSettings(String option, Map<String, String> settings) throws IOException {
    try {
      JarDescription.of(jar).ifPresent(said -> Settings.check(said.settings(), settings));
    } catch (SubnetException refused) {
      throw new Refusal(
          "The subnet was refused, and nothing was paid: by "
              + option
              + ", "
              + refused.getMessage()
              + ", for the plugin "
              + id
              + ".");
    }
  }

  /** The names of those that are shown to nobody, as they were written. */
  Set<String> secrets(Set<String> names) throws IOException {
    return JarDescription.of(jar).stream()
        .flatMap(said -> names.stream().filter(name -> Settings.secret(said.settings(), name)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
