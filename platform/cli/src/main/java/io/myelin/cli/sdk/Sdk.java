package io.myelin.cli.sdk;

import io.myelin.cli.supervisor.Installation;
import io.myelin.cli.supervisor.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a subnet is built with: interface, contract, Maven plugin, test kit and a list of their
 * versions, as jars and poms in the folder {@code sdk} of the distribution.
 */
record Sdk(Path folder, List<SdkArtifact> artifacts) {
  /**
   * @throws Refusal when the distribution has none
   */
  static Sdk of(Installation installation) throws IOException {
    Path folder = installation.dist().resolve("sdk");
    List<SdkArtifact> artifacts = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path pom : files.filter(file -> file.toString().endsWith(".pom")).sorted().toList()) {
          artifacts.add(SdkArtifact.of(pom));
        }
      }
    }
    if (artifacts.isEmpty()) {
      throw new Refusal(
          folder + " holds no SDK; needed: a whole build. Build it: mvn package -DskipTests");
    }
    return new Sdk(folder, List.copyOf(artifacts));
  }

  /** Puts what is missing or different into a repository; says what that was. */
  List<String> install(Path repository) throws IOException {
    List<String> installed = new ArrayList<>();
    for (SdkArtifact artifact : artifacts) {
      if (!artifact.in(repository)) {
        artifact.install(repository);
        installed.add(artifact.coordinates());
      }
    }
    return installed;
  }

  List<String> coordinates() {
    return artifacts.stream().map(SdkArtifact::coordinates).toList();
  }
}
