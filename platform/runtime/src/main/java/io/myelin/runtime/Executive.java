package io.myelin.runtime;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.state.StateUnavailableException;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.BlockResult.EventRecord;
import io.myelin.runtime.BlockResult.Outcome;
import io.myelin.runtime.BlockResult.Rejected;
import io.myelin.runtime.balances.BalancesPallet;
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
import io.myelin.runtime.upgrade.Edition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs blocks: initialisation, inherents, signed extrinsics, the checks at the end. */
final class Executive {
  private final Edition edition;
  private final SystemPallet system;
  private final Currency currency;
  private final Hooks hooks;
  private final ExtrinsicCodec codec;
  private final EventWriter events;
  private final Admission admission;
  private final Function<DispatchError, String> errorNames;

  Executive(
      Edition edition,
      Currency currency,
      Hooks hooks,
      ExtrinsicCodec codec,
      EventWriter events,
      Admission admission,
      Function<DispatchError, String> errorNames) {
    this.edition = edition;
    this.system = edition.system();
    this.currency = currency;
    this.hooks = hooks;
    this.codec = codec;
    this.events = events;
    this.admission = admission;
    this.errorNames = errorNames;
  }

  BlockResult apply(StateView parent, BlockInput block) {
    State state = new State(parent);
    Run run = new Run(state, block);
    edition.begin(state);
    begin(state, block);
    hooks.onInitialize(run.context);
    for (int i = 0; i < block.extrinsics().size(); i++) {
      run.context.journal().enter(i);
      try {
        execute(run, i, block.extrinsics().get(i));
      } catch (StateUnavailableException passing) {
        throw passing; // says nothing of the extrinsic
      } catch (RuntimeException | StackOverflowError mistake) {
        throw new BrokenExtrinsic(i, mistake);
      }
    }
    List<EventRecord> records = events.records(run.context.journal().events());
    byte[] eventBytes = events.write(records);
    system.events.put(state, eventBytes);
    system.eventCount.put(state, (long) records.size());
    hooks.checkInvariants(state, block.height());
    return new BlockResult(
        state.changes(),
        List.copyOf(run.outcomes),
        records,
        eventBytes,
        List.copyOf(run.context.journal().payouts()),
        List.copyOf(run.context.journal().epochs()),
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
    if (signed.nonce() > system.account.get(run.state, signed.signer().account()).nonce()) {
      run.rejected.add(new Rejected(index, true));
      return;
    }
    Validity validity = admission.check(run.state, run.context.block(), bytes, signed);
    if (!(validity instanceof Validity.Valid)) {
      run.reject(index);
    } else if (signed.call().pays()) {
      enter(run.context, bytes, signed);
      dispatch(run, index, signed.call(), new Origin.Signed(signed.signer().account()));
    } else if (freely(run.context, bytes, signed).isPresent()) {
      run.reject(index);
    } else {
      ended(run, index, signed.call(), Optional.empty());
    }
  }

  /** Takes the nonce and the fee. */
  private void enter(BlockContext context, byte[] bytes, Extrinsic.Signed signed) {
    AccountId who = signed.signer().account();
    AccountInfo info = system.account.get(context.state(), who);
    system.account.put(context.state(), who, info.withNextNonce());
    Rao fee = Admission.fee(bytes, signed);
    currency.payFee(context, who, context.author(), fee);
    if (!fee.isZero()) {
      context.emit(new PaymentPallet.TransactionFeePaid(who, fee, signed.tip()));
    }
  }

  /** A free call that fails is undone as a whole: nobody would have paid for its place. */
  private Optional<DispatchError> freely(
      BlockContext context, byte[] bytes, Extrinsic.Signed signed) {
    return context.attempt(
        () -> {
          enter(context, bytes, signed);
          signed.call().dispatch(context, new Origin.Signed(signed.signer().account()));
        });
  }

  private void dispatch(Run run, int index, RuntimeCall call, Origin origin) {
    ended(run, index, call, run.context.attempt(() -> call.dispatch(run.context, origin)));
  }

  private static void ended(Run run, int index, RuntimeCall call, Optional<DispatchError> failure) {
    DispatchInfo info = DispatchInfo.of(call.pays());
    run.outcomes.add(new Outcome(index, failure));
    run.context.emit(
        failure.isPresent()
            ? new SystemPallet.ExtrinsicFailed(failure.get(), info)
            : new SystemPallet.ExtrinsicSuccess(info));
  }

  Validity validate(StateView parent, Hash256 blockHash, byte[] bytes) {
    return looked(parent, blockHash, bytes, true);
  }

  void ahead(StateView parent, Hash256 blockHash, byte[] bytes) {
    looked(parent, blockHash, bytes, false);
  }

  private Validity looked(
      StateView parent, Hash256 blockHash, byte[] bytes, boolean freeCallsAreTried) {
    State state = new State(parent);
    system.blockHash.put(state, system.number.get(parent), blockHash);
    Extrinsic extrinsic;
    try {
      extrinsic = codec.decode(bytes);
    } catch (ScaleException | IllegalArgumentException | ArithmeticException e) {
      return new Validity.Malformed(String.valueOf(e.getMessage()));
    }
    if (!(extrinsic instanceof Extrinsic.Signed signed)) {
      return new Validity.Malformed("a bare extrinsic comes from the author only");
    }
    long block = system.number.get(state) + 1;
    Validity validity = admission.check(state, block, bytes, signed);
    if (!(validity instanceof Validity.Valid)) {
      return validity;
    }
    if (signed.call().arguments() instanceof BalancesPallet.ToSomebody transfer
        && transfer.dest().variant() == 0) {
      system.account.find(state, transfer.dest().account()); // the block finds it in memory then
    }
    return freeCallsAreTried && !signed.call().pays()
        ? tried(
            validity, new BlockContext(state, block, AccountId.ZERO, new Journal()), bytes, signed)
        : validity;
  }

  /** A free call is tried at once: its sender hears why it would fail, and nobody else of it. */
  private Validity tried(
      Validity valid, BlockContext context, byte[] bytes, Extrinsic.Signed signed) {
    return freely(context, bytes, signed)
        .map(
            error ->
                (Validity)
                    new Validity.Invalid(
                        "Transaction call is not expected: it would fail with "
                            + errorNames.apply(error)))
        .orElse(valid);
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
