package io.myelin.runtime.frame;

import io.myelin.primitives.AccountId;
import io.myelin.runtime.storage.State;
import java.util.function.Consumer;

/**
 * What the code of a block may see: state, its height, the parent's time, the author, and where
 * events and payouts go. There is no clock and no random source in it.
 */
public record BlockContext(
    State state, long block, AccountId author, Consumer<Record> events, Consumer<Payout> payouts) {

  public void emit(Record event) {
    events.accept(event);
  }

  public void pay(Payout payout) {
    payouts.accept(payout);
  }
}
