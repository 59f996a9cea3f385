package io.myelin.spi.signature;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What lies between a recorded signature and one of today.
 *
 * @param broken lines after which a jar built before no longer compiles or links
 */
record Change(SortedSet<String> gone, SortedSet<String> added, SortedSet<String> broken) {
  /** Interfaces that the platform implements and plugins only call: they may grow. */
  private static final Set<String> OF_THE_PLATFORM =
      Set.of(
          "io.myelin.spi.Answering$Call",
          "io.myelin.spi.Attachment",
          "io.myelin.spi.Context",
          "io.myelin.spi.Context$Metrics",
          "io.myelin.spi.Exam$Draw",
          "io.myelin.spi.Exam$Given",
          "io.myelin.spi.Exam$Row",
          "io.myelin.spi.Exam$Sheet",
          "io.myelin.spi.value.Likelihood");

  static Change between(Signature recorded, Signature now) {
    SortedSet<String> gone = new TreeSet<>(recorded.lines());
    gone.removeAll(now.lines());
    SortedSet<String> added = new TreeSet<>(now.lines());
    added.removeAll(recorded.lines());
    SortedSet<String> broken = new TreeSet<>(gone);
    for (String line : added) {
      if (hadType(recorded, line) && mustBeImplemented(line)) {
        broken.add(line);
      }
    }
    return new Change(gone, added, broken);
  }

  boolean none() {
    return gone.isEmpty() && added.isEmpty();
  }

  private static boolean hadType(Signature recorded, String line) {
    String type = typeOf(line) + ": ";
    return recorded.lines().stream().anyMatch(each -> each.startsWith(type));
  }

  private static boolean mustBeImplemented(String line) {
    return line.contains(": method ")
        && line.contains(" abstract ")
        && !line.contains(" = ")
        && !OF_THE_PLATFORM.contains(typeOf(line));
  }

  private static String typeOf(String line) {
    return line.substring(0, line.indexOf(": "));
  }

  /** One line each, with a sign before it. */
  String described() {
    StringBuilder all = new StringBuilder();
    for (String line : gone) {
      all.append("  - ").append(line).append('\n');
    }
    for (String line : added) {
      all.append(broken.contains(line) ? "  ! " : "  + ").append(line).append('\n');
    }
    return all.toString();
  }
}
