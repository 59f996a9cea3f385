package io.myelin.worker;

import io.myelin.spi.AskedChallenge;
import io.myelin.spi.Body;
import io.myelin.spi.Judgement;
import io.myelin.spi.MinerRuntime;
import io.myelin.spi.PluginContext;
import io.myelin.spi.PluginException;
import io.myelin.spi.PluginManifest;
import io.myelin.spi.Questions;
import io.myelin.spi.RoundSeed;
import io.myelin.spi.SubnetPlugin;
import io.myelin.spi.ValidatorRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** One plugin with one opened role; the plugin's loader is the context loader inside every call. */
final class LoadedPlugin {
  private final ClassLoader loader;
  private final PluginManifest manifest;
  private final String role;
  private final Optional<MinerRuntime> miner;
  private final Optional<ValidatorRuntime> validator;

  private LoadedPlugin(
      SubnetPlugin plugin,
      String role,
      Optional<MinerRuntime> miner,
      Optional<ValidatorRuntime> v) {
    this.loader = plugin.getClass().getClassLoader();
    this.manifest = plugin.manifest();
    this.role = role;
    this.miner = miner;
    this.validator = v;
  }

  static LoadedPlugin open(Path jar, String role, Map<String, String> settings) throws Exception {
    SubnetPlugin plugin = PluginJar.instantiate(jar);
    PluginContext context = new PluginContext(settings, scratch());
    return inside(
        plugin.getClass().getClassLoader(),
        () -> {
          LoadedPlugin loaded =
              switch (role) {
                case "miner" ->
                    new LoadedPlugin(plugin, role, plugin.miner(context), Optional.empty());
                case "validator" ->
                    new LoadedPlugin(plugin, role, Optional.empty(), plugin.validator(context));
                default ->
                    throw PluginException.operator(
                        "ROLE", "role \"" + role + "\" is unknown; needed miner or validator");
              };
          if (loaded.miner.isEmpty() && loaded.validator.isEmpty()) {
            throw PluginException.operator(
                "ROLE", "plugin " + loaded.manifest.id() + " offers no " + role);
          }
          return loaded;
        });
  }

  private static Path scratch() throws IOException {
    return Files.createTempDirectory("plugin-");
  }

  PluginManifest manifest() {
    return manifest;
  }

  String role() {
    return role;
  }

  Body answer(String synapse, Body request) throws Exception {
    MinerRuntime runtime = miner.orElseThrow(() -> wrongRole("answer"));
    return inside(loader, () -> runtime.answer(synapse, request));
  }

  Questions challenges(RoundSeed seed, Body memory) throws Exception {
    ValidatorRuntime runtime = validator.orElseThrow(() -> wrongRole("challenges"));
    return inside(loader, () -> runtime.challenges(seed, memory));
  }

  List<Judgement> judge(List<AskedChallenge> round) throws Exception {
    ValidatorRuntime runtime = validator.orElseThrow(() -> wrongRole("judge"));
    return inside(loader, () -> runtime.judge(round));
  }

  void close() {
    miner.ifPresent(MinerRuntime::close);
    validator.ifPresent(ValidatorRuntime::close);
  }

  private PluginException wrongRole(String operation) {
    return PluginException.operator(
        "ROLE", operation + " was refused: this worker runs the " + role + " side");
  }

  private static <T> T inside(ClassLoader loader, Callable<T> call) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return call.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
