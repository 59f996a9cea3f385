package io.myelin.ledger;

import io.myelin.primitives.Hash256;

/** What became of an extrinsic offered to the pool (rpc.md 1.1). */
public sealed interface Submission {

  /**
   * It waits in the pool.
   *
   * @param future its nonce is ahead of the account's next one
   */
  record Accepted(Hash256 hash, boolean future) implements Submission {}

  /** It was refused, with the JSON-RPC code, message and data. */
  record Refused(int code, String message, String data) implements Submission {

    static Refused malformed(String why) {
      return new Refused(1002, "Verification Error: " + why, why);
    }

    static Refused invalid(String why) {
      return new Refused(1010, "Invalid Transaction", why);
    }

    static Refused banned(long untilBlock) {
      return new Refused(
          1012,
          "Transaction is temporarily banned",
          "these bytes were invalid here already; until block "
              + untilBlock
              + " sign a new transaction instead");
    }

    static Refused imported() {
      return new Refused(1013, "Transaction Already Imported", "the same bytes wait already");
    }

    static Refused taken(long nonce) {
      return new Refused(
          1014, "Priority is too low: (1 vs 1)", "nonce " + nonce + " is taken in the pool");
    }

    static Refused dropped(String why) {
      return new Refused(1016, "Immediately Dropped", why);
    }
  }
}
