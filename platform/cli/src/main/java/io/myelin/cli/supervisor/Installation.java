package io.myelin.cli.supervisor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The built files of one checkout. */
public record Installation(Path home) {
  /** The checkout that the launcher script named. */
  public static Installation current() {
    return new Installation(
        Path.of(System.getProperty("myelin.home", ".")).toAbsolutePath().normalize());
  }

  public Path dist() {
    return home.resolve("platform/distribution/target/dist");
  }

  Path cli() {
    return dist().resolve("myelin.jar");
  }

  public Path server() {
    return dist().resolve("payara-micro.jar");
  }

  /** The application that keeps the chain. */
  public Path node() {
    return dist().resolve("ROOT.war");
  }

  /** The store's library, which is no part of the command line's own jar. */
  public Path rocksdb() {
    return dist().resolve("rocksdbjni.jar");
  }

  Path door() {
    return dist().resolve("server-door.jar");
  }

  /** What the server itself loads, beside its applications. */
  List<Path> libraries() {
    return List.of(rocksdb(), door());
  }

  List<Path> required() {
    return List.of(cli(), server(), rocksdb(), door(), dist().resolve("ROOT.war"));
  }

  /** Everything the platform loads code and models from, as far as it is there. */
  List<Path> archives() {
    List<Path> archives = new ArrayList<>();
    Stream.of("ROOT.war", "host.war", "console.war", "plugin-worker.jar")
        .map(dist()::resolve)
        .filter(Files::isRegularFile)
        .forEach(archives::add);
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(dist().resolve("plugins"), "*.jar")) {
      jars.forEach(archives::add);
    } catch (IOException none) {
      return archives;
    }
    return archives;
  }

  /** The applications to deploy, the chain first so that it serves as early as possible. */
  List<Path> applications() {
    return Stream.of("ROOT.war", "host.war", "console.war")
        .map(dist()::resolve)
        .filter(Files::isRegularFile)
        .toList();
  }

  /** The file names of the applications. */
  public Set<String> applicationNames() {
    return applications().stream()
        .map(file -> file.getFileName().toString())
        .collect(Collectors.toUnmodifiableSet());
  }
}
