package io.myelin.containment;

import io.myelin.containment.kernel.Kernel;
import io.myelin.containment.kernel.Landlock;
import io.myelin.containment.kernel.Seccomp;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A small JVM that restricts itself and then becomes the worker: so the worker is contained from
 * its first thread on, has the same process id, and nothing native is in the host.
 */
public final class Stage {
  /** The exit code of a stage that could not do its work; its output says why. */
  public static final int FAILED = 70;

  private static final String PROBE = "probe";
  private static final Path SACRIFICE = Path.of("/proc/self/oom_score_adj");

  private Stage() {}

  /** What stands in front of a worker's command line. */
  static List<String> command(Start start, Policy policy) {
    List<String> command =
        new ArrayList<>(jvm(start.command().get(0), start.own().resolve("tmp"), start.stage()));
    command.addAll(policy.arguments());
    command.addAll(start.command());
    return command;
  }

  static List<String> probe(Path java, List<Path> stage) {
    List<String> command =
        new ArrayList<>(
            jvm(java.toString(), Path.of(System.getProperty("java.io.tmpdir", "/tmp")), stage));
    command.add(PROBE);
    return command;
  }

  private static List<String> jvm(String java, Path scratch, List<Path> stage) {
    return List.of(
        java,
        "-Xshare:auto",
        // it ends before a compiled method pays
        "-Xint",
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        "-Xmx32m",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.io.tmpdir=" + scratch,
        "-cp",
        stage.stream()
            .map(entry -> entry.toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator)),
        Stage.class.getName());
  }

  public static void main(String[] arguments) {
    try {
      if (arguments.length == 1 && arguments[0].equals(PROBE)) {
        answer();
      } else {
        become(List.of(arguments));
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      System.err.println("the worker's first stage: " + e.getMessage());
      System.exit(FAILED);
    }
  }

  private static void answer() throws IOException {
    Kernel kernel = Kernel.here();
    System.out.println("landlock=" + Landlock.version(kernel));
    System.out.println("seccomp=" + (filters(kernel) ? "yes" : "no"));
  }

  /** Done in earnest: this process ends in a moment. */
  private static boolean filters(Kernel kernel) {
    try {
      Seccomp.install(kernel, false);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static void become(List<String> arguments) throws IOException {
    Policy policy = Policy.parse(arguments);
    Kernel kernel = Kernel.here();
    // when memory is short, a worker goes before the node that runs it
    Files.writeString(SACRIFICE, "500");
    Landlock rules = Landlock.rules(kernel, policy.network());
    allow(rules, policy.run(), Landlock.Right.RUN);
    allow(rules, policy.read(), Landlock.Right.READ);
    allow(rules, policy.devices(), Landlock.Right.DEVICE);
    allow(rules, policy.write(), Landlock.Right.WRITE);
    for (Map.Entry<Integer, Long> limit : policy.limits().entrySet()) {
      kernel.limit(limit.getKey(), limit.getValue());
    }
    kernel.forbidPrivileges();
    rules.enter();
    kernel.become(Policy.command(arguments));
  }

  private static void allow(Landlock rules, List<Path> paths, Landlock.Right right)
      throws IOException {
    for (Path path : paths) {
      rules.allow(path, right);
    }
  }
}
