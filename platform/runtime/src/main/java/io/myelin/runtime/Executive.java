package io.myelin.runtime;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.BlockResult.EventRecord;
import io.myelin.runtime.BlockResult.Outcome;
import io.myelin.runtime.BlockResult.Rejected;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.extrinsic.Extrinsic;
import io.myelin.runtime.extrinsic.ExtrinsicCodec;
import io.myelin.runtime.extrinsic.RuntimeCall;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.DispatchError;
import io.myelin.runtime.frame.Hooks;
import io.myelin.runtime.frame.Journal;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.system.AccountInfo;
import io.myelin.runtime.system.DispatchInfo;
import io.myelin.runtime.system.PaymentPallet;
import io.myelin.runtime.system.SystemPallet;
import io.myelin.runtime.system.TimestampPallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs blocks: initialisation, inherents, signed extrinsics, the checks at the end. */
final class Executive {
  private final SystemPallet system;
  private final Currency currency;
  private final Hooks hooks;
  private final ExtrinsicCodec codec;
  private final EventWriter events;
  private final Admission admission;

  Executive(
      SystemPallet system,
      Currency currency,
      Hooks hooks,
      ExtrinsicCodec codec,
      EventWriter events,
      Admission admission) {
    this.system = system;
    this.currency = currency;
    this.hooks = hooks;
    this.codec = codec;
    this.events = events;
    this.admission = admission;
  }

  BlockResult apply(StateView parent, BlockInput block) {
    State state = new State(parent);
    Run run = new Run(state, block);
    begin(state, block);
    hooks.onInitialize(run.context);
    for (int i = 0; i < block.extrinsics().size(); i++) {
      run.context.journal().enter(i);
      try {
        execute(run, i, block.extrinsics().get(i));
      } catch (RuntimeException | StackOverflowError mistake) {
        throw new BrokenExtrinsic(i, mistake);
      }
    }
    List<EventRecord> records = events.records(run.context.journal().events());
    system.events.put(state, events.write(records));
    system.eventCount.put(state, (long) records.size());
    hooks.checkInvariants(state, block.height());
    return new BlockResult(
        state.changes(),
        List.copyOf(run.outcomes),
        records,
        List.copyOf(run.context.journal().payouts()),
        List.copyOf(run.rejected));
  }

  private void begin(State state, BlockInput block) {
    long parent = block.height() - 1;
    system.number.put(state, block.height());
    system.parentHash.put(state, block.parentHash());
    system.digest.put(state, SystemPallet.digest(block.digest()));
    system.blockHash.put(state, parent, block.parentHash());
    long outdated = parent - SystemPallet.BLOCK_HASH_COUNT - 1;
    if (outdated > 0) { // genesis stays: every signature is made over its hash
      system.blockHash.remove(state, outdated);
    }
    system.extrinsicCount.put(state, (long) block.extrinsics().size());
  }

  private void execute(Run run, int index, byte[] bytes) {
    Extrinsic extrinsic;
    try {
      extrinsic = codec.decode(bytes);
    } catch (ScaleException | IllegalArgumentException | ArithmeticException malformed) {
      run.reject(index);
      return;
    }
    if (extrinsic instanceof Extrinsic.Signed signed) {
      signed(run, index, bytes, signed);
    } else if (index == 0 && extrinsic.call().arguments() instanceof TimestampPallet.Set) {
      dispatch(run, index, extrinsic.call(), new Origin.Inherent());
    } else {
      run.reject(index);
    }
  }

  private void signed(Run run, int index, byte[] bytes, Extrinsic.Signed signed) {
    Validity validity = admission.check(run.state, run.context.block(), bytes, signed);
    if (!(validity instanceof Validity.Valid valid)) {
      run.reject(index);
      return;
    }
    if (valid.nonce() != valid.accountNonce()) {
      run.rejected.add(new Rejected(index, true));
      return;
    }
    AccountId who = valid.sender();
    AccountInfo info = system.account.get(run.state, who);
    system.account.put(run.state, who, info.withNextNonce());
    Rao fee = Admission.fee(bytes, signed);
    currency.payFee(run.context, who, run.context.author(), fee);
    if (!fee.isZero()) {
      run.context.emit(new PaymentPallet.TransactionFeePaid(who, fee, signed.tip()));
    }
    dispatch(run, index, signed.call(), new Origin.Signed(who));
  }

  private void dispatch(Run run, int index, RuntimeCall call, Origin origin) {
    DispatchInfo info = DispatchInfo.of(call.pays());
    Optional<DispatchError> failure = run.context.attempt(() -> call.dispatch(run.context, origin));
    run.outcomes.add(new Outcome(index, failure));
    run.context.emit(
        failure.isPresent()
            ? new SystemPallet.ExtrinsicFailed(failure.get(), info)
            : new SystemPallet.ExtrinsicSuccess(info));
  }

  Validity validate(StateView parent, Hash256 blockHash, byte[] bytes) {
    State state = new State(parent);
    system.blockHash.put(state, system.number.get(parent), blockHash);
    Extrinsic extrinsic;
    try {
      extrinsic = codec.decode(bytes);
    } catch (ScaleException | IllegalArgumentException | ArithmeticException e) {
      return new Validity.Malformed(String.valueOf(e.getMessage()));
    }
    return extrinsic instanceof Extrinsic.Signed signed
        ? admission.check(state, system.number.get(state) + 1, bytes, signed)
        : new Validity.Malformed("a bare extrinsic comes from the author only");
  }

  /** What one block gathers while it runs. */
  private static final class Run {
    final State state;
    final List<Outcome> outcomes = new ArrayList<>();
    final List<Rejected> rejected = new ArrayList<>();
    final BlockContext context;

    Run(State state, BlockInput block) {
      this.state = state;
      this.context = new BlockContext(state, block.height(), block.author(), new Journal());
    }

    void reject(int index) {
      rejected.add(new Rejected(index, false));
    }
  }
}
