package io.myelin.node.index;

import java.util.List;
import java.util.Optional;

/** A block in words: who called what, how it ended, and what happened. */
record DecodedBlock(List<Extrinsic> extrinsics, List<Event> events) {
  /**
   * One extrinsic.
   *
   * @param signer an address; empty for what the author put in
   * @param arguments as JSON
   * @param failure in words; empty when it succeeded
   * @param innerFailure what failed inside one that succeeded, in words
   * @param netuid of the subnet that its arguments name first, also within a call inside of it
   */
  record Extrinsic(
      int position,
      String hash,
      int bytes,
      Optional<String> signer,
      String pallet,
      String call,
      String arguments,
      Optional<String> failure,
      Optional<String> innerFailure,
      Optional<Integer> netuid) {}

  /**
   * One event.
   *
   * @param extrinsic the place of the one that brought it about; empty when none did
   * @param fields as JSON
   * @param netuid of the subnet that it is about
   */
  record Event(
      int position,
      Optional<Integer> extrinsic,
      String pallet,
      String name,
      String fields,
      Optional<Integer> netuid) {}
}
