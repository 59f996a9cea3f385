package io.myelin.api;

/** What answers are written in. */
public final class Media {
  public static final String JSON = "application/json";
  public static final String CSV = "text/csv";
  public static final String LINES = "application/x-ndjson";

  private Media() {}
}
