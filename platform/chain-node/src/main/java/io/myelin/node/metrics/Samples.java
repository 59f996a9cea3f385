package io.myelin.node.metrics;

import java.util.HashSet;
import java.util.Set;

/**
 * Metrics in the text format of Prometheus, each sample once: the server's own page repeats what
 * belongs to the whole process, and readers refuse a page that says something twice.
 */
final class Samples {
  private Samples() {}

  /** The same lines in their order, without those whose sample or description came before. */
  static String once(String page) {
    Set<String> said = new HashSet<>();
    StringBuilder once = new StringBuilder(page.length());
    page.lines().filter(line -> said.add(subject(line))).forEach(l -> once.append(l).append('\n'));
    return once.toString();
  }

  /** What a line is about: the name and labels of a sample, or the kind and name of a comment. */
  private static String subject(String line) {
    if (line.startsWith("# ")) {
      int name = line.indexOf(' ', 2);
      int end = name < 0 ? -1 : line.indexOf(' ', name + 1);
      return end < 0 ? line : line.substring(0, end);
    }
    int labels = line.lastIndexOf('}');
    int end = labels < 0 ? line.indexOf(' ') : labels + 1;
    return end < 0 ? line : line.substring(0, end);
  }
}
