package io.myelin.cli.sdk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which Maven repository gets the SDK. */
final class RepositoryOption {
  @Option(
      names = "--repository",
      paramLabel = "DIR",
      description =
          "Local Maven repository (default: the one your mvn uses, by MAVEN_ARGS, MAVEN_OPTS and"
              + " its settings).")
  private Optional<Path> repository = Optional.empty();

  Path path() throws IOException {
    return (repository.isPresent() ? repository.get() : MavenRepository.current().path())
        .toAbsolutePath()
        .normalize();
  }
}
