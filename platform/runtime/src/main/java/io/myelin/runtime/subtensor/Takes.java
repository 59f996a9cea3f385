package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.ErrorDef;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.SubtensorEvents.TakeDecreased;
import io.myelin.runtime.subtensor.SubtensorEvents.TakeIncreased;
import java.util.Optional;

/** What a hotkey's owner keeps of its nominators' dividends (economics.md 10.2). */
final class Takes {
  private static final int DELEGATE_TAKE = 5;
  private final SubtensorPallet s;

  Takes(SubtensorPallet s) {
    this.s = s;
  }

  void decrease(BlockContext context, Origin origin, KeyCalls.DecreaseTake args) {
    AccountId coldkey = Origins.signed(origin);
    State state = context.state();
    requireOwner(state, coldkey, args.hotkey());
    s.error("DelegateTakeTooLow")
        .unless(s.delegates.find(state, args.hotkey()).map(now -> args.take() < now).orElse(true));
    s.error("DelegateTakeTooLow").unless(args.take() >= s.minDelegateTake.get(state));
    put(context, args.hotkey(), args.take());
    context.emit(new TakeDecreased(coldkey, args.hotkey(), args.take()));
  }

  void increase(BlockContext context, Origin origin, KeyCalls.IncreaseTake args) {
    AccountId coldkey = Origins.signed(origin);
    State state = context.state();
    requireOwner(state, coldkey, args.hotkey());
    s.error("DelegateTakeTooLow")
        .unless(s.delegates.find(state, args.hotkey()).map(now -> args.take() > now).orElse(true));
    s.error("DelegateTakeTooHigh").unless(args.take() <= s.maxDelegateTake.get(state));
    long last = s.lastRateLimitedBlock.get(state, changed(args.hotkey()));
    long limit = s.txDelegateTakeRateLimit.get(state);
    s.error("DelegateTxRateLimitExceeded")
        .unless(limit == 0 || last == 0 || context.block() - last > limit);
    put(context, args.hotkey(), args.take());
    context.emit(new TakeIncreased(coldkey, args.hotkey(), args.take()));
  }

  /** What the pool refuses: bounds first, then who signs (extrinsics.md 3). */
  Optional<ErrorDef> refusal(StateView state, AccountId coldkey, AccountId hotkey, int take) {
    if (take < s.minDelegateTake.get(state)) {
      return Optional.of(s.error("DelegateTakeTooLow"));
    }
    if (take > s.maxDelegateTake.get(state)) {
      return Optional.of(s.error("DelegateTakeTooHigh"));
    }
    return strangers(state, coldkey, hotkey);
  }

  private void requireOwner(StateView state, AccountId coldkey, AccountId hotkey) {
    Optional<ErrorDef> refusal = strangers(state, coldkey, hotkey);
    if (refusal.isPresent()) {
      throw refusal.get().raise();
    }
  }

  private Optional<ErrorDef> strangers(StateView state, AccountId coldkey, AccountId hotkey) {
    Optional<AccountId> owner = s.owner.find(state, hotkey);
    if (owner.isEmpty()) {
      return Optional.of(s.error("HotKeyAccountNotExists"));
    }
    return owner.get().equals(coldkey)
        ? Optional.empty()
        : Optional.of(s.error("NonAssociatedColdKey"));
  }

  private void put(BlockContext context, AccountId hotkey, int take) {
    s.delegates.put(context.state(), hotkey, take);
    s.lastRateLimitedBlock.put(context.state(), changed(hotkey), context.block());
  }

  private static RateLimitKey changed(AccountId hotkey) {
    return new RateLimitKey.LastTxBlock(DELEGATE_TAKE, hotkey);
  }
}
