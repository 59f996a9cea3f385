package io.myelin.runtime;

import io.myelin.primitives.NetUid;
import io.myelin.runtime.frame.DispatchError;
import io.myelin.runtime.frame.Payout;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a block did.
 *
 * @param changes written keys: a value, or empty for a removal
 * @param outcomes one per extrinsic of the block
 * @param eventBytes the same events as System.Events holds them
 * @param payouts what hotkeys' pools received, in order of payment
 * @param epochs subnets whose epoch this block closed, in order
 * @param rejected extrinsics that may not be in this block (bad signature, stale nonce ...)
 */
public record BlockResult(
    SortedMap<byte[], Optional<byte[]>> changes,
    List<Outcome> outcomes,
    List<EventRecord> events,
    byte[] eventBytes,
    List<Payout> payouts,
    List<NetUid> epochs,
    List<Rejected> rejected) {

  /**
   * An extrinsic that did nothing.
   *
   * @param early its nonce is above the account's: it may be good in a later block
   */
  public record Rejected(int index, boolean early) {}

  /** How one extrinsic ended. */
  public record Outcome(int index, Optional<DispatchError> failure) {}

  /**
   * One event in order.
   *
   * @param extrinsic the index of its extrinsic; empty for initialisation and finalisation
   * @param event the record declared by the pallet
   */
  public record EventRecord(
      Optional<Integer> extrinsic, String pallet, String name, Record event) {}
}
