package io.myelin.worker.link;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.spi.PluginException.Category;
import java.time.Duration;

/** A refusal or failure that came out of a worker as data, or the worker's own end. */
public final class WorkerFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String GONE = "WORKER_GONE";
  private static final String LATE = "WORKER_LATE";

  private final String code;
  private final Category category;

  public WorkerFault(String code, Category category, String message) {
    super(message);
    this.code = code;
    this.category = category;
  }

  static WorkerFault from(JsonNode fault) {
    Category category;
    try {
      category = Category.valueOf(fault.path("category").asText());
    } catch (IllegalArgumentException e) {
      category = Category.PLUGIN;
    }
    return new WorkerFault(
        fault.path("code").asText("UNKNOWN"), category, fault.path("message").asText());
  }

  /** Whether the worker is gone or stuck, so that asking it anything else is in vain. */
  public boolean ended() {
    return code.equals(GONE) || code.equals(LATE);
  }

  static WorkerFault gone(String op, String reason) {
    return new WorkerFault(GONE, Category.PLUGIN, op + " was not answered: " + reason);
  }

  static WorkerFault late(String op, Duration limit) {
    return new WorkerFault(
        LATE, Category.RESOURCES, op + " was not answered within " + limit.toMillis() + " ms");
  }

  public String code() {
    return code;
  }

  public Category category() {
    return category;
  }
}
