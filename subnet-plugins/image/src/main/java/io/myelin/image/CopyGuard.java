package io.myelin.image;

import io.myelin.spi.Answering.Caller;
import io.myelin.spi.SubnetException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Remembers the looks of what validators asked lately. Who has no permit and shows the same
 * picture, changed or not, passes a question on to have it answered by others; he is refused. Two
 * validators never draw the same picture.
 */
final class CopyGuard {
  /** Of 256 bits; the README has the distances of copies and of other pictures. */
  static final int NEAR = 40;

  private static final int REMEMBERED = 256;

  private final Deque<Seen> seen = new ArrayDeque<>();

  private record Seen(PictureHash looks, String hotkey) {}

  /**
   * @throws SubnetException CALLER COPY when another hotkey, a validator's, asked the same
   */
  synchronized void check(PictureHash looks, Caller caller) {
    if (caller.validator()) {
      seen.addFirst(new Seen(looks, caller.hotkey()));
      if (seen.size() > REMEMBERED) {
        seen.removeLast();
      }
      return;
    }
    for (Seen each : seen) {
      if (!each.hotkey.equals(caller.hotkey()) && each.looks.distance(looks) <= NEAR) {
        throw SubnetException.caller(
            "COPY",
            "a validator asked about this picture, or one that looks like it, just before; needed a"
                + " picture of your own");
      }
    }
  }
}
