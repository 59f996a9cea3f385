package io.myelin.ledger.order;

import java.util.Optional;

/**
 * What an operator sees of an engine.
 *
 * @param leader empty where an engine has none, or none at the moment
 * @param lag blocks that are ordered and not applied here yet
 * @param trouble why it is not healthy; empty when it is
 */
public record OrdererStatus(
    String engine,
    FaultModel faultModel,
    Role role,
    Optional<String> leader,
    long lag,
    Optional<String> trouble) {

  /** Which faults of members do not stop the order. */
  public enum FaultModel {
    NONE,
    CRASH,
    BYZANTINE
  }

  /** What this node does in its engine. */
  public enum Role {
    PROPOSER,
    FOLLOWER,
    STOPPED
  }

  public boolean healthy() {
    return trouble.isEmpty();
  }
}
