package io.myelin.host.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a worker may read of this machine beside its own folder. */
final class Grants {
  private Grants() {}

  /** The jar, its models, and what its operator names in the neuron's settings. */
  static List<Path> readable(Worker.Spec spec) throws IOException {
    return Stream.of(
            List.of(spec.pluginJar()).stream(),
            spec.models().of(spec.pluginJar()).values().stream(),
            spec.settings().values().stream().flatMap(value -> named(value).stream()))
        .flatMap(paths -> paths)
        .toList();
  }

  private static Optional<Path> named(String setting) {
    try {
      return Optional.of(Path.of(setting)).filter(Path::isAbsolute).filter(Files::exists);
    } catch (InvalidPathException text) {
      return Optional.empty();
    }
  }
}
