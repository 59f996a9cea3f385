package io.myelin.api.host;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The end of a log. */
public record LogLines(
    @Schema(description = "The log that was read.") String source,
    @Schema(description = "Oldest first.") List<String> lines,
    @Schema(description = "Whether the log has earlier lines that were not looked at, or that fit.")
        boolean more,
    @Schema(description = "All logs there are.") List<Source> sources) {
  public LogLines {
    lines = List.copyOf(lines);
    sources = List.copyOf(sources);
  }

  /** A log: the node's, its supervisor's, or a neuron's. */
  @Schema(name = "LogSource")
  public record Source(
      @Schema(description = "platform, supervisor, or worker- and the name of a neuron")
          String name,
      long bytes,
      Instant written) {}
}
