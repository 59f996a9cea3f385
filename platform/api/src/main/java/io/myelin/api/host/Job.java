package io.myelin.api.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that goes on after its request was answered. */
public record Job(
    String id,
    @Schema(description = "As the audit log names it, such as plugin.install.") String what,
    @Schema(description = "What it is about, such as a file's name.") String target,
    @Schema(description = "Who asked for it.") String who,
    @Schema(
            description =
                "running; waiting: for somebody, as its step says; done; failed: nothing more"
                    + " comes of it")
        String state,
    Instant begun,
    @Schema(description = "Null while it goes on.") Optional<Instant> ended,
    @Schema(description = "The plugin it is about; null before the jar is read.")
        Optional<String> plugin,
    List<Step> steps,
    String cli,
    String curl) {
  public Job {
    steps = List.copyOf(steps);
  }

  /** A part of it. */
  @Schema(name = "JobStep")
  public record Step(
      @Schema(description = "Such as verify, keep, grant, trial or live.") String name,
      @Schema(description = "next, running, waiting, done, failed or left-out") String state,
      @Schema(description = "Since when it is in this state; null before it is its turn.")
          Optional<Instant> time,
      @Schema(description = "What came of it, or what it waits for; empty before.")
          String sentence) {}
}
