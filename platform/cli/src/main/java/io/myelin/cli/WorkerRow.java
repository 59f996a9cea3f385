package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How one worker is, as the node says it. */
record WorkerRow(
    String neuron, String state, long pid, int restarts, String reason, boolean enrolled) {
  /** So many ends in a row are no accident of the moment. */
  private static final int CRASH_LOOP = 3;

  static List<WorkerRow> all(JsonNode workers) {
    return StreamSupport.stream(workers.spliterator(), false)
        .map(
            worker ->
                new WorkerRow(
                    Printable.line(worker.path("neuron").asText()),
                    Printable.line(worker.path("state").asText()),
                    worker.path("pid").asLong(),
                    worker.path("restarts").asInt(),
                    Printable.clause(worker.path("reason").asText()),
                    worker.path("enrolled").asBoolean(true)))
        .toList();
  }

  boolean ready() {
    return state.equals("READY");
  }

  /** Whether waiting longer tells nothing new; a first refusal ends the whole start by itself. */
  boolean settled() {
    return ready() || restarts >= CRASH_LOOP || state.equals("REFUSED") && restarts > 0;
  }

  static String count(List<WorkerRow> rows) {
    return rows.stream().filter(WorkerRow::ready).count() + " of " + rows.size();
  }

  /** Which workers are not ready, and why; empty when all are. */
  static Optional<String> missing(List<WorkerRow> rows) {
    List<WorkerRow> down = rows.stream().filter(row -> !row.ready()).toList();
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
