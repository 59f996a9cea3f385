package io.myelin.host.validator;

import io.myelin.client.ClientException;

/**
 * When to send again after a failure, in blocks. Who is refused for the same reason again and again
 * tries ever less often, up to a longest pause; silence is nobody's decision and stays worth asking
 * again soon.
 */
final class Retry {
  private static final long FIRST = 2;
  private static final long LONGEST = 32;

  private volatile long due;
  private long pause = FIRST;
  private String reason = "";

  /** Nothing is sent before this block. */
  long due() {
    return due;
  }

  /**
   * Returns whether the reason is a new one.
   *
   * @param longest blocks a pause may grow to
   */
  boolean failed(Exception failure, long block, long longest) {
    String now = String.valueOf(failure.getMessage());
    boolean known = now.equals(reason);
    boolean refused = failure instanceof ClientException e && e.code() == Commits.REFUSED;
    pause =
        known && refused ? Math.min(2 * pause, Math.min(LONGEST, Math.max(longest, FIRST))) : FIRST;
    reason = now;
    due = block + pause;
    return !known;
  }

  void worked() {
    reason = "";
  }
}
