package io.myelin.ledger.order;

import io.myelin.primitives.Hash256;

/** What became of an ordered block; the same on every member. */
public sealed interface Applied {
  /** It is the head now, and durable. */
  record Kept(long height, Hash256 hash) implements Applied {}

  /** It changed nothing: applied before, not on the head, or against the rules. */
  record Skipped(String reason) implements Applied {}
}
