package io.myelin.worker.link;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.spi.SubnetException.Blame;
import java.time.Duration;

/** A refusal or failure that came out of a worker as data, or the worker's own end. */
public final class WorkerFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String GONE = "WORKER_GONE";
  private static final String LATE = "WORKER_LATE";

  private final String code;
  private final Blame blame;

  public WorkerFault(String code, Blame blame, String message) {
    super(message);
    this.code = code;
    this.blame = blame;
  }

  static WorkerFault from(JsonNode fault) {
    Blame blame;
    try {
      blame = Blame.valueOf(fault.path("blame").asText());
    } catch (IllegalArgumentException e) {
      blame = Blame.PLUGIN;
    }
    return new WorkerFault(
        fault.path("code").asText("UNKNOWN"), blame, fault.path("message").asText());
  }

  /** Whether the worker is gone or stuck, so that asking it anything else is in vain. */
  public boolean ended() {
    return code.equals(GONE) || late();
  }

  /** Whether the limit passed without an answer. */
  public boolean late() {
    return code.equals(LATE);
  }

  static WorkerFault gone(String op, String reason) {
    return new WorkerFault(GONE, Blame.PLUGIN, op + " was not answered: " + reason);
  }

  static WorkerFault late(String op, Duration limit) {
    return new WorkerFault(
        LATE, Blame.RESOURCES, op + " was not answered within " + limit.toMillis() + " ms");
  }

  public String code() {
    return code;
  }

  public Blame blame() {
    return blame;
  }
}
