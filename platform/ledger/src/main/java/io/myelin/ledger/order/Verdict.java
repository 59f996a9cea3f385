package io.myelin.ledger.order;

import java.util.Optional;

/**
 * What a member thinks of a proposal before it votes for it.
 *
 * @param refusal empty when the block fits on this member's head
 */
public record Verdict(Optional<String> refusal) {
  public boolean fits() {
    return refusal.isEmpty();
  }
}
