package io.myelin.host.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which files of this machine the settings of a neuron may open to its plugin: never the node's own
 * ones, and in rows of anybody but the machine's owner only what its configuration names.
 */
public final class Reach {
  /** Whoever names one of them names everybody's files; a part of it may be meant. */
  private static final List<Path> EVERYBODYS =
      Stream.of("/etc", "/home", "/root", System.getProperty("user.home", "/root"))
          .map(Path::of)
          .filter(Path::isAbsolute)
          .toList();

  /** The environment and the memory of the node are in there. */
  private static final Path PROCESSES = Path.of("/proc");

  private final Path data;
  private final Path models;
  private final List<Path> own;
  private final List<Path> readable;

  /**
   * @param data the node's folder, of which model files alone may be named
   * @param secrets files with a password, wherever they lie
   * @param readable folders of which anybody may name parts who may add neurons
   */
  public Reach(Path data, List<Path> secrets, List<Path> readable) {
    this.data = data.toAbsolutePath();
    this.models = this.data.resolve("models");
    this.own =
        Stream.concat(Stream.of(this.data, PROCESSES), secrets.stream())
            .map(Path::toAbsolutePath)
            .toList();
    this.readable = readable.stream().map(Path::toAbsolutePath).toList();
  }

  /** Of a node that is not told more: model files of its data folder. */
  public static Reach of(Path data) {
    return new Reach(data, List.of(), List.of(data.resolve("models")));
  }

  /** The path that a setting is; empty for any other text. */
  static Optional<Path> named(String setting) {
    try {
      return Optional.of(Path.of(setting)).filter(Path::isAbsolute);
    } catch (InvalidPathException text) {
      return Optional.empty();
    }
  }

  /**
   * Why a neuron does not run with these settings, also where a path leads nowhere yet.
   *
   * @param owner whether the owner of this machine names them
   */
  public Optional<String> refusal(String neuron, Map<String, String> settings, boolean owner) {
    return settings.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            each ->
                named(each.getValue()).flatMap(path -> obstacle(path, owner)).stream()
                    .map(
                        why ->
                            "The neuron "
                                + neuron
                                + " was refused: its setting "
                                + each.getKey()
                                + " names "
                                + each.getValue()
                                + ", which "
                                + why))
        .findFirst();
  }

  // Twice, because '..' behind a link is another folder for the kernel than for who cuts it out.
  private Optional<String> obstacle(Path named, boolean owner) {
    return Stream.of(real(named), real(named.normalize()))
        .flatMap(
            path -> (owner ? forbidden(path) : forbidden(path).or(() -> strange(path))).stream())
        .findFirst();
  }

  private Optional<String> forbidden(Path path) {
    if (within(path, real(models)) && !within(real(data), path)) {
      return Optional.empty();
    }
    for (Path each : own) {
      if (within(path, real(each)) || within(real(each), path)) {
        return Optional.of(
            (within(path, real(each)) ? "lies in " : "holds ")
                + each
                + ", where the node's own keys and secrets are; no plugin may read those. Needed: a"
                + " file or folder apart from it, or one in "
                + models
                + "; put what the plugin needs there and name that.");
      }
    }
    return EVERYBODYS.stream()
        .filter(each -> within(real(each), path))
        .map(
            each ->
                "holds all of "
                    + each
                    + "; needed: the one file or folder that the plugin needs; name that.")
        .findFirst();
  }

  private Optional<String> strange(Path path) {
    return readable.stream().anyMatch(each -> within(path, real(each)))
        ? Optional.empty()
        : Optional.of(
            "is in no folder that may be named here; needed: a path in "
                + readable.stream().map(Path::toString).collect(Collectors.joining(", "))
                + ". The owner of this machine names more of them in MYELIN_READABLE before the node"
                + " starts, or adds the neuron: ./myelin neuron add.");
  }

  /** Where a path leads, links resolved as far as there is anything. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException nothingThere) {
      Path parent = path.getParent();
      return parent == null ? path : real(parent).resolve(path.getFileName()).normalize();
    }
  }

  private static boolean within(Path path, Path folder) {
    for (Path at = path; at != null; at = at.getParent()) {
      if (same(at, folder)) {
        return true;
      }
    }
    return false;
  }

  /** Also by another name of it, as a mount is. */
  private static boolean same(Path one, Path other) {
    try {
      return one.equals(other) || Files.isSameFile(one, other);
    } catch (IOException notBothThere) {
      return false;
    }
  }
}
