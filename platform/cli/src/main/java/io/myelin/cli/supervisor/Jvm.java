package io.myelin.cli.supervisor;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How a JVM of this installation is started: with the same texts whatever language the operator
 * speaks, and with what the operator wants of Java in the platform only. A debugger's port, an
 * agent or a heap is not for each small JVM around it.
 */
public record Jvm(Map<String, String> wishes) {
  /** The command line wins over the environment. */
  private static final List<String> TEXTS =
      List.of("-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US");

  private static final List<String> VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /** Under these names the launcher script and the supervisor hand them on. */
  private static final String KEPT = "MYELIN_";

  private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC\\b");
  private static final Pattern HEAP =
      Pattern.compile("-Xm[sx]\\d|-XX:(Max|Initial)(HeapSize|RAMPercentage|RAMFraction)=");

  public Jvm {
    wishes = Map.copyOf(wishes);
  }

  /** The wishes found in the environment of this process. */
  public static Jvm ofThisProcess() {
    return of(System.getenv());
  }

  static Jvm of(Map<String, String> environment) {
    Map<String, String> wishes = new TreeMap<>();
    for (String name : VARIABLES) {
      Optional.ofNullable(environment.getOrDefault(KEPT + name, environment.get(name)))
          .ifPresent(text -> wishes.put(name, text));
    }
    return new Jvm(wishes);
  }

  /** A JVM beside the platform; it hands the wishes on. */
  public ProcessBuilder small(List<String> options, List<String> program) {
    List<String> command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC"));
    command.addAll(options);
    return builder(command, program, KEPT);
  }

  /** The platform; a collector or a heap that was wished for takes the place of ours. */
  ProcessBuilder platform(List<String> options, List<String> program) {
    String all = String.join(" ", wishes.values());
    List<String> command = new ArrayList<>(List.of(java()));
    if (!COLLECTOR.matcher(all).find()) {
      command.add("-XX:+UseSerialGC");
    }
    if (!HEAP.matcher(all).find()) {
      command.add("-Xmx1g");
    }
    command.addAll(options);
    return builder(command, program, "");
  }

  private ProcessBuilder builder(List<String> command, List<String> program, String prefix) {
    command.addAll(TEXTS);
    command.addAll(program);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    Map<String, String> environment = builder.environment();
    for (String name : VARIABLES) {
      environment.remove(name);
      environment.remove(KEPT + name);
    }
    wishes.forEach((name, text) -> environment.put(prefix + name, text));
    return builder;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
