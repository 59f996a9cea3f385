package io.myelin.node.index;

/**
 * How far the index is.
 *
 * @param height the highest indexed block; -1 when there is none
 * @param reason why it is unavailable, or which rows are missing and why; empty when all is well
 */
public record IndexStatus(State state, long height, String reason) {
  /** What the index does. */
  public enum State {
    OPENING,
    /** From where it was; what it has is answered meanwhile. */
    FILLING,
    FOLLOWING,
    /** From the start, because somebody asked for it. */
    REBUILDING,
    UNAVAILABLE
  }

  static IndexStatus of(State state, long height) {
    return new IndexStatus(state, height, "");
  }
}
