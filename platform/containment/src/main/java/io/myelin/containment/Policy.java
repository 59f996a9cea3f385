package io.myelin.containment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the first stage leaves to the worker, as it stands on its command line.
 *
 * @param run may be read and run
 * @param read may be read
 * @param devices may be read and written, never made
 * @param write may be changed in every way
 * @param network whether TCP stays open
 * @param limits by the kernel's number of the resource
 */
record Policy(
    List<Path> run,
    List<Path> read,
    List<Path> devices,
    List<Path> write,
    boolean network,
    Map<Integer, Long> limits) {
  private static final String END = "--";

  static Policy of(Start start) {
    Path java = Path.of(start.command().get(0));
    try {
      return new Policy(
          Grounds.libraries(java),
          Stream.of(
                  Grounds.data(java, start.network()),
                  Grounds.kernel(),
                  List.of(Path.of("/proc/self")),
                  start.readable())
              .flatMap(List::stream)
              .toList(),
          List.of(Path.of("/dev/null"), Path.of("/dev/zero")),
          List.of(start.own()),
          start.network(),
          start.limits().resources());
    } catch (IOException e) {
      throw new UncheckedIOException("the JVM's own files could not be found", e);
    }
  }

  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    run.forEach(path -> arguments.add("run=" + path));
    read.forEach(path -> arguments.add("read=" + path));
    devices.forEach(path -> arguments.add("device=" + path));
    write.forEach(path -> arguments.add("write=" + path));
    limits.forEach((resource, most) -> arguments.add("limit=" + resource + ":" + most));
    if (network) {
      arguments.add("network=yes");
    }
    arguments.add(END);
    return arguments;
  }

  /** What stands before the first {@code --}. */
  static Policy parse(List<String> arguments) {
    List<String> own = arguments.subList(0, arguments.indexOf(END));
    Map<Integer, Long> limits = new TreeMap<>();
    for (String limit : values(own, "limit")) {
      int colon = limit.indexOf(':');
      limits.put(
          Integer.parseInt(limit.substring(0, colon)), Long.parseLong(limit.substring(colon + 1)));
    }
    return new Policy(
        paths(own, "run"),
        paths(own, "read"),
        paths(own, "device"),
        paths(own, "write"),
        !values(own, "network").isEmpty(),
        limits);
  }

  /** What stands behind it: the worker's command line. */
  static List<String> command(List<String> arguments) {
    return arguments.subList(arguments.indexOf(END) + 1, arguments.size());
  }

  private static List<Path> paths(List<String> arguments, String key) {
    return values(arguments, key).stream().map(Path::of).toList();
  }

  private static List<String> values(List<String> arguments, String key) {
    return arguments.stream()
        .filter(argument -> argument.startsWith(key + "="))
        .map(argument -> argument.substring(key.length() + 1))
        .toList();
  }
}
