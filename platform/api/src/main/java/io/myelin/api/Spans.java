package io.myelin.api;

/** What the ends of a span of blocks may be. */
public final class Spans {
  public static final String FROM = "First block, or an instant: blocks from then on.";
  public static final String TO = "Last block, or an instant: blocks up to then.";

  private Spans() {}
}
