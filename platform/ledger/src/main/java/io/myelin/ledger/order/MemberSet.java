package io.myelin.ledger.order;

import io.myelin.primitives.AccountId;
import java.util.Map;

/**
 * Who orders blocks together.
 *
 * @param addresses the place each member is reached at, by the account it votes with
 */
public record MemberSet(Map<AccountId, String> addresses) {
  public MemberSet {
    addresses = Map.copyOf(addresses);
  }
}
