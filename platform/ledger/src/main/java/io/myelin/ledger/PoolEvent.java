package io.myelin.ledger;

import io.myelin.primitives.Hash256;

/** A change of an extrinsic's standing in the pool. */
public record PoolEvent(Hash256 extrinsic, Status status) {

  /** Where an extrinsic stands. */
  public enum Status {
    READY,
    FUTURE,
    USURPED,
    DROPPED,
    INVALID
  }
}
