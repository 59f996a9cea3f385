package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How one worker is, as the node says it. */
record WorkerRow(
    String neuron,
    String role,
    String state,
    long pid,
    int restarts,
    String reason,
    boolean enrolled,
    String contained) {
  /** So many ends in a row are no accident of the moment. */
  private static final int CRASH_LOOP = 3;

  private static final int LONGEST_REASON = 200;

  static List<WorkerRow> all(JsonNode workers) {
    return StreamSupport.stream(workers.spliterator(), false)
        .map(
            worker ->
                new WorkerRow(
                    Printable.line(worker.path("neuron").asText()),
                    Printable.line(worker.path("role").asText()),
                    Printable.line(worker.path("state").asText()),
                    worker.path("pid").asLong(),
                    worker.path("restarts").asInt(),
                    sentence(worker.path("reason").asText()),
                    worker.path("enrolled").asBoolean(true),
                    Printable.line(worker.path("contained").asText())))
        .toList();
  }

  /** What native code or a plugin says may be a whole stack trace; the worker's log has it all. */
  private static String sentence(String reason) {
    String first = Printable.clause(reason.strip().lines().findFirst().orElse(""));
    return first.length() <= LONGEST_REASON ? first : first.substring(0, LONGEST_REASON) + " ...";
  }

  boolean ready() {
    return state.equals("READY");
  }

  /** Whether waiting longer tells nothing new; a first refusal ends the whole start by itself. */
  boolean settled() {
    return ready() || jar() || restarts >= CRASH_LOOP || state.equals("REFUSED") && restarts > 0;
  }

  /** Whether it is a jar that was dropped and refused, and no worker. */
  private boolean jar() {
    return role.equals("jar");
  }

  /** How they are kept from the rest of the machine; one sentence when it is the same for all. */
  static String contained(List<WorkerRow> rows) {
    return rows.stream()
        .map(WorkerRow::contained)
        .filter(sentence -> !sentence.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  static String count(List<WorkerRow> rows) {
    return rows.stream().filter(WorkerRow::ready).count()
        + " of "
        + rows.stream().filter(row -> !row.jar()).count();
  }

  /** Which workers are not ready, and why; empty when all are. */
  static Optional<String> missing(List<WorkerRow> rows) {
    List<WorkerRow> down = rows.stream().filter(row -> !row.ready() && !row.jar()).toList();
    return down.isEmpty()
        ? Optional.empty()
        : Optional.of(
            count(rows)
                + " workers are ready; "
                + down.stream()
                    .map(row -> row.neuron + ": " + row.why())
                    .collect(Collectors.joining("; ")));
  }

  /** What happened to it last; the reason outlives the restart that mended it. */
  String why() {
    String last = reason.isEmpty() ? state.toLowerCase(Locale.ROOT) : reason;
    return restarts == 0
        ? last
        : last + " (restarted " + (restarts == 1 ? "once" : restarts + " times") + ")";
  }
}
