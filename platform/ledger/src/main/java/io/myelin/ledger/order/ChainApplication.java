package io.myelin.ledger.order;

import java.io.InputStream;
import java.util.Optional;

/** The chain as an engine sees it (architecture.md 5). Safe for threads. */
public interface ChainApplication {
  /** The newest position whose block is durable; an engine goes on behind it after a restart. */
  Position position();

  /**
   * A block on top of the head, made of what waits in the pool; keeps nothing.
   *
   * @return empty while there is nothing to propose
   */
  Optional<Proposal> propose(ProposalRequest request);

  /** Executes a proposal of another member on the head; keeps nothing. */
  Verdict check(Proposal proposal);

  /**
   * Executes and keeps a block, and its position in the same synced batch. What is not behind
   * {@link #position()}, or not on the head, changes nothing: to apply again is harmless.
   */
  Applied apply(Ordered block);

  /**
   * The newest state others could start from.
   *
   * @throws UnsupportedOperationException where the chain makes none
   */
  SnapshotRef snapshot();

  /**
   * Replaces the state by that of a snapshot.
   *
   * @throws UnsupportedOperationException where the chain takes none
   */
  void restore(SnapshotRef snapshot, InputStream in);
}
