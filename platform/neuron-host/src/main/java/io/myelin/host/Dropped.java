package io.myelin.host;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.myelin.plugins.drop.DropFolder;
import io.myelin.plugins.drop.RefusedJars;
import io.myelin.plugins.store.PluginJson;
import io.myelin.plugins.store.PluginStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Plugins that were installed, and what is dropped into the folder of a host. A jar that is taken
 * changes the notes about plugins, which the host follows; one that is refused is a row.
 */
final class Dropped {
  private static final Logger LOG = Logger.getLogger(Dropped.class.getName());

  private final DropFolder folder;
  private final RefusedJars refused;
  private final PluginStore store;
  private volatile Optional<String> trouble = Optional.empty();

  Dropped(Path data) {
    InstantSource clock = InstantSource.system();
    this.store = PluginStore.of(data, clock);
    this.folder = new DropFolder(data, store, clock);
    this.refused = RefusedJars.of(data);
  }

  /** Takes what lies in the folder. */
  void look() {
    try {
      folder.look();
      trouble = Optional.empty();
    } catch (IOException | RuntimeException failed) {
      String said = "What is dropped into " + folder.folder() + " cannot be taken: " + failed;
      if (!trouble.equals(Optional.of(said))) {
        LOG.log(Level.WARNING, said, failed);
      }
      trouble = Optional.of(said);
    }
  }

  /** Installed plugins, and dropped jars that were refused, as JSON. */
  ArrayNode plugins() throws IOException {
    return PluginJson.of(store.list(), RefusedJars.sentences(refused.list()));
  }

  List<NeuronRow> rows() {
    List<NeuronRow> rows = new ArrayList<>();
    trouble.ifPresent(why -> rows.add(HostKeeper.itself(why)));
    try {
      refused.list().forEach(jar -> rows.add(NeuronRow.refused(jar.file(), jar.sentence())));
    } catch (IOException unreadable) {
      rows.add(HostKeeper.itself("Refused jars cannot be listed: " + unreadable));
    }
    return rows;
  }
}
