package io.myelin.ledger.order;

import java.util.concurrent.CompletionStage;

/**
 * An engine that puts blocks in an order all members agree on (architecture.md 5). Nothing here
 * assumes that there is a leader, or more than one member.
 */
public interface Orderer extends AutoCloseable {
  /** Begins to order blocks and to apply them; called once. */
  void start(OrdererContext context, ChainApplication chain);

  /**
   * Carries an extrinsic, which this node's pool has accepted, to wherever blocks are proposed.
   *
   * @return done when a proposer has it; not yet that a block has it
   */
  CompletionStage<Void> submit(byte[] extrinsic);

  OrdererStatus status();

  /**
   * Replaces the members while blocks flow.
   *
   * @return failed with {@link UnsupportedOperationException} where an engine cannot do this
   */
  CompletionStage<Void> changeMembers(MemberSet target);

  /** Returns when no block is being applied any more. */
  @Override
  void close();
}
