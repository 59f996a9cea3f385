package io.myelin.cli;

import io.myelin.cli.supervisor.Refusal;

/**
 * Whether what a command said has arrived. Printing never fails by itself: a full disk behind
 * standard output is found by asking only.
 */
final class Output {
  private Output() {}

  /** Whether all that was printed so far went out. */
  static boolean arrived() {
    return !System.out.checkError();
  }

  /**
   * For what must not be lost: printed, and asked for, before it counts.
   *
   * @throws Refusal when it did not arrive
   */
  static void requireArrived(String consequence) {
    if (!arrived()) {
      throw new Refusal(
          "Standard output could not be written to its end (is the disk behind it full?); "
              + consequence
              + ". Make room, or let it go elsewhere, and run the command again.");
    }
  }
}
