package io.myelin.host.desk;

import io.myelin.api.host.ModelFile;
import io.myelin.contract.SubnetDescription;
import io.myelin.plugins.model.ModelStore;
import io.myelin.plugins.store.Plugin;
import io.myelin.plugins.store.PluginStore;
import io.myelin.worker.link.JarDescription;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The model files of the data folder, and who asks for them. */
@Dependent
public class ModelDesk {
  private final Hosts hosts;

  @Inject
  public ModelDesk(Hosts hosts) {
    this.hosts = hosts;
  }

  public List<ModelFile> models() throws IOException {
    Path data = hosts.keeper().data();
    Map<String, List<String>> wanted = wanted(PluginStore.of(data, InstantSource.system()));
    return ModelStore.of(data).list().stream()
        .map(
            each ->
                new ModelFile(
                    each.sha256(), each.bytes(), wanted.getOrDefault(each.sha256(), List.of())))
        .toList();
  }

  private static Map<String, List<String>> wanted(PluginStore store) throws IOException {
    Map<String, List<String>> wanted = new TreeMap<>();
    for (Plugin plugin : store.list().plugins()) {
      Optional<SubnetDescription> said = JarDescription.of(store.place(plugin.shown()));
      said.ifPresent(
          jar ->
              jar.models()
                  .forEach(
                      model ->
                          wanted
                              .computeIfAbsent(model.sha256(), fresh -> new ArrayList<>())
                              .add(plugin.id())));
    }
    return wanted;
  }
}
