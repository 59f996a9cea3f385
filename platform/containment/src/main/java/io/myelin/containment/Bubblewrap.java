package io.myelin.containment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A worker in namespaces of its own, for kernels without Landlock. */
final class Bubblewrap {
  private Bubblewrap() {}

  /** Ends at once, with 0 where namespaces may be made. */
  static List<String> probe(Path program) {
    return List.of(program.toString(), "--unshare-all", "--ro-bind", "/", "/", "true");
  }

  static List<String> command(Path program, Optional<Path> prlimit, Start start) {
    Path java = Path.of(start.command().get(0));
    List<String> command = new ArrayList<>(List.of(program.toString(), "--unshare-all"));
    if (start.network()) {
      command.add("--share-net");
    }
    command.addAll(
        List.of(
            "--die-with-parent",
            "--new-session",
            "--proc",
            "/proc",
            "--dev",
            "/dev",
            "--tmpfs",
            "/tmp"));
    try {
      Grounds.libraries(java).forEach(path -> bind(command, "--ro-bind", path));
      Grounds.data(java, start.network()).forEach(path -> bind(command, "--ro-bind", path));
    } catch (IOException e) {
      throw new UncheckedIOException("the JVM's own files could not be found", e);
    }
    bind(command, "--ro-bind-try", Path.of("/sys/devices/system"));
    start.readable().forEach(path -> bind(command, "--ro-bind", path));
    bind(command, "--bind", start.own());
    prlimit.ifPresent(limiter -> bind(command, "--ro-bind", limiter));
    command.addAll(List.of("--chdir", start.own().toString(), "--"));
    prlimit.ifPresent(
        limiter -> {
          command.add(limiter.toString());
          command.addAll(start.limits().options(true));
        });
    command.addAll(start.command());
    return command;
  }

  private static void bind(List<String> command, String how, Path path) {
    command.addAll(List.of(how, path.toString(), path.toString()));
  }
}
