package io.myelin.runtime;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Rao;
import io.myelin.primitives.extrinsic.Era;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.BlockResult.EventRecord;
import io.myelin.runtime.BlockResult.Outcome;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs blocks: initialisation, inherents, signed extrinsics, the checks at the end. */
final class Executive {
  private final ChainRuntime runtime;
  private final SystemPallet system;
  private final Currency currency;
  private final Hooks hooks;
  private final ExtrinsicCodec codec;
  private final EventWriter events;
  private final SignatureCheck signatures;

  Executive(
      ChainRuntime runtime,
      SystemPallet system,
      Currency currency,
      Hooks hooks,
      ExtrinsicCodec codec,
      EventWriter events,
      SignatureCheck signatures) {
    this.runtime = runtime;
    this.system = system;
    this.currency = currency;
    this.hooks = hooks;
    this.codec = codec;
    this.events = events;
    this.signatures = signatures;
  }

  BlockResult apply(StateView parent, BlockInput block) {
    State state = new State(parent);
    Run run = new Run(state, block);
    begin(state, block);
    hooks.onInitialize(run.context);
    for (int i = 0; i < block.extrinsics().size(); i++) {
      run.context.journal().enter(i);
      execute(run, i, block.extrinsics().get(i));
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
      run.rejected.add(index);
      return;
    }
    if (extrinsic instanceof Extrinsic.Signed signed) {
      signed(run, index, bytes, signed);
    } else if (index == 0 && extrinsic.call().arguments() instanceof TimestampPallet.Set) {
      dispatch(run, index, extrinsic.call(), new Origin.Inherent());
    } else {
      run.rejected.add(index);
    }
  }

  private void signed(Run run, int index, byte[] bytes, Extrinsic.Signed signed) {
    Validity validity = check(run.state, run.context.block(), bytes, signed);
    if (!(validity instanceof Validity.Valid valid) || valid.nonce() != valid.accountNonce()) {
      run.rejected.add(index);
      return;
    }
    AccountId who = valid.sender();
    AccountInfo info = system.account.get(run.state, who);
    system.account.put(run.state, who, info.withNextNonce());
    Rao fee = fee(bytes, signed);
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
        ? check(state, system.number.get(state) + 1, bytes, signed)
        : new Validity.Malformed("a bare extrinsic comes from the author only");
  }

  /** In the order of rpc.md 8: signature, era, nonce, fee, then the chain's own guards. */
  private Validity check(StateView state, long block, byte[] bytes, Extrinsic.Signed signed) {
    if (signed.signer().variant() != 0) {
      return new Validity.Malformed("the signer's address is not an account id");
    }
    AccountId who = signed.signer().account();
    Optional<Hash256> birth = birthHash(state, block, signed.era());
    if (birth.isEmpty()) {
      return new Validity.Invalid("Transaction has an ancient birth block");
    }
    if (!signatures.holds(signed.signature(), who, payload(state, signed, birth.get()))) {
      return new Validity.Invalid("Transaction has a bad signature");
    }
    long nonce = system.account.get(state, who).nonce();
    if (signed.nonce() < nonce) {
      return new Validity.Invalid("Transaction is outdated");
    }
    if (!canPay(state, who, bytes, signed)) {
      return new Validity.Invalid("Inability to pay some fees (e.g. account balance too low)");
    }
    Optional<Hooks.Refusal> refusal = hooks.guard(state, who, signed.call().arguments(), block);
    if (refusal.isPresent()) {
      return new Validity.Invalid("Custom error: " + refusal.get().customCode());
    }
    long last =
        signed.era() instanceof Era.Mortal mortal ? mortal.death(block - 1) - 1 : Long.MAX_VALUE;
    return new Validity.Valid(who, signed.nonce(), nonce, last);
  }

  private boolean canPay(StateView state, AccountId who, byte[] bytes, Extrinsic.Signed signed) {
    if (Rao.CAP.isLessThan(signed.tip())) {
      return false;
    }
    Rao fee = fee(bytes, signed);
    return fee.isZero()
        || !currency.free(state, who).isLessThan(fee.plus(BalancesPallet.EXISTENTIAL_DEPOSIT));
  }

  private static Rao fee(byte[] bytes, Extrinsic.Signed signed) {
    return signed.call().pays() ? PaymentPallet.fee(bytes.length).plus(signed.tip()) : signed.tip();
  }

  /** The hash the signer saw at the birth of the era; empty when it is not known any more. */
  private Optional<Hash256> birthHash(StateView state, long block, Era era) {
    long at = era instanceof Era.Mortal mortal ? mortal.birth(block - 1) : 0;
    return system.blockHash.find(state, at);
  }

  private byte[] payload(StateView state, Extrinsic.Signed signed, Hash256 birth) {
    Hash256 genesis = system.blockHash.get(state, 0L);
    byte[] additional =
        new ScaleWriter()
            .u32(runtime.version().specVersion())
            .u32(runtime.version().transactionVersion())
            .bytes(genesis.bytes())
            .bytes(birth.bytes())
            .u8(0)
            .toByteArray();
    byte[] payload = Hashes.concat(signed.signedBytes(), additional);
    return payload.length > 256 ? Hashes.blake2b(payload, 32) : payload;
  }

  /** What one block gathers while it runs. */
  private static final class Run {
    final State state;
    final List<Outcome> outcomes = new ArrayList<>();
    final List<Integer> rejected = new ArrayList<>();
    final BlockContext context;

    Run(State state, BlockInput block) {
      this.state = state;
      this.context = new BlockContext(state, block.height(), block.author(), new Journal());
    }
  }
}
