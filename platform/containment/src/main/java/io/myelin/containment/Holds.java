package io.myelin.containment;

import java.util.List;

/**
 * What really holds for every worker of this host.
 *
 * @param means what is used, such as "landlock 7"
 * @param missing what this system lacks, each a sentence with what to do
 */
public record Holds(Level level, List<String> means, List<String> missing) {
  /** How much of a worker is contained. */
  public enum Level {
    /** No file, process or network but its own. */
    WHOLE,
    /** Some of it, see what is missing. */
    PARTLY,
    /** All that the host's user may do, the worker may do. */
    NONE
  }

  public Holds {
    means = List.copyOf(means);
    missing = List.copyOf(missing);
  }

  /** One line for people. */
  public String sentence() {
    String with = means.isEmpty() ? "" : " (" + String.join(", ", means) + ")";
    String without = missing.isEmpty() ? "" : ": " + String.join(" ", missing);
    return switch (level) {
      case WHOLE -> "contained" + with;
      case PARTLY -> "partly contained" + with + without;
      case NONE -> "NOT contained" + with + without;
    };
  }
}
