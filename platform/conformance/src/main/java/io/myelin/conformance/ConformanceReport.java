package io.myelin.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The text and the exit code that a run ends with. */
public final class ConformanceReport {
  private static final List<String> OPTIONAL =
      List.of("optional: ", "outside-chain-range", "pool maths is not covered yet");

  private ConformanceReport() {}

  /** A line per file, the first mismatches below it, and the totals in the last line. */
  public static List<String> lines(List<FileReport> reports) {
    List<String> lines = new ArrayList<>();
    int cases = 0;
    int mismatches = 0;
    for (FileReport report : reports) {
      lines.add(line(report));
      report.unreadable().ifPresent(why -> lines.add("  unreadable: " + why));
      report.examples().forEach(text -> lines.add("  mismatch: " + text));
      cases += report.cases();
      mismatches += report.mismatches();
    }
    lines.add("cases " + cases + ", mismatches " + mismatches);
    return lines;
  }

  /** 0 when nothing differs, every file was read, and every skip is one of the optional kinds. */
  public static int exitCode(List<FileReport> reports) {
    boolean good =
        !reports.isEmpty()
            && reports.stream()
                .allMatch(
                    report ->
                        report.mismatches() == 0
                            && report.skipped().keySet().stream()
                                .allMatch(ConformanceReport::optional));
    return good ? 0 : 1;
  }

  private static boolean optional(String reason) {
    return OPTIONAL.stream().anyMatch(reason::startsWith);
  }

  private static String line(FileReport report) {
    int skipped = report.skipped().values().stream().mapToInt(Integer::intValue).sum();
    String reasons =
        report.skipped().keySet().stream().sorted().collect(Collectors.joining(", ", " (", ")"));
    return report.file()
        + ": cases "
        + report.cases()
        + ", passed "
        + report.passed()
        + ", skipped "
        + skipped
        + (skipped == 0 ? "" : reasons);
  }
}
