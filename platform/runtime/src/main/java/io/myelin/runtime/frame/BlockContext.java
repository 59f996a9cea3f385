package io.myelin.runtime.frame;

import io.myelin.primitives.AccountId;
import io.myelin.runtime.storage.State;
import java.util.Optional;

/**
 * What the code of a block may see: state, its height, the author, and where events and payouts go.
 * There is no clock and no random source in it.
 */
public record BlockContext(State state, long block, AccountId author, Journal journal) {
  /** Amounts no balance could hold end the call, not the block. */
  private static final DispatchError OVERFLOW = new DispatchError.Arithmetic(1);

  public void emit(Record event) {
    journal.emit(event);
  }

  public void pay(Payout payout) {
    journal.pay(payout);
  }

  /**
   * Runs a call in a layer of its own: when it fails, its writes, events and payouts are undone
   * together. Empty when it succeeded.
   */
  public Optional<DispatchError> attempt(Runnable call) {
    try {
      journal.layer(() -> state.layer(call));
      return Optional.empty();
    } catch (DispatchException refusal) {
      return Optional.of(refusal.error());
    } catch (ArithmeticException overflow) {
      return Optional.of(OVERFLOW);
    }
  }
}
