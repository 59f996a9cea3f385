package io.myelin.plugins.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.contract.RecordJson;
import io.myelin.contract.shape.Attachments;
import io.myelin.plugins.Refusal;
import io.myelin.primitives.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The notes of a store: one file {@code ID.json} for each plugin, the old content or the new. */
final class PluginStates {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENDING = ".json";

  private final Path folder;

  PluginStates(Path folder) {
    this.folder = folder;
  }

  /** In the order of their names. */
  List<String> ids() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .filter(PluginStates::possible)
          .sorted()
          .toList();
    }
  }

  Optional<Plugin> read(String id) throws IOException, Refusal {
    if (!possible(id) || !Files.exists(file(id))) {
      return Optional.empty();
    }
    try {
      Plugin plugin =
          RecordJson.read(
              JSON.readTree(Files.readString(file(id))), Plugin.class, Attachments.NONE);
      if (plugin.id().equals(id) && !plugin.versions().isEmpty()) {
        return Optional.of(plugin);
      }
      throw damaged(id, "it is about something else");
    } catch (JsonProcessingException | io.myelin.contract.shape.Refusal e) {
      throw damaged(id, String.valueOf(e.getMessage()));
    }
  }

  void write(Plugin plugin) throws IOException {
    DurableFile.write(
        file(plugin.id()),
        JSON.writerWithDefaultPrettyPrinter()
            .writeValueAsString(RecordJson.write(plugin))
            .getBytes(StandardCharsets.UTF_8));
  }

  void delete(String id) throws IOException {
    Files.deleteIfExists(file(id));
  }

  private Path file(String id) {
    return folder.resolve(id + ENDING);
  }

  private static boolean possible(String id) {
    return id.matches("[a-z][a-z0-9-]{0,63}");
  }

  private Refusal damaged(String id, String why) {
    return new Refusal(
        "The note " + file(id),
        why,
        "what the store writes",
        "Restore it from a copy, or delete it and install the plugin again.");
  }
}
