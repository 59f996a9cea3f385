package io.myelin.runtime.subtensor;

import io.myelin.consensus.BlockEmission;
import io.myelin.consensus.fixed.Wide;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.SubtensorEvents.EpochDeferred;
import io.myelin.runtime.subtensor.SubtensorEvents.EpochSkipped;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What a block mints, where it goes, and which epochs close (stable.md, economics.md 3 - 5). */
final class Coinbase {
  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(64);
  private final SubtensorPallet s;
  private final Currency currency;
  private final Vault vault;
  private final Schedule schedule;
  private final EpochClose epochs;

  Coinbase(
      SubtensorPallet s, Currency currency, Vault vault, Schedule schedule, EpochClose epochs) {
    this.s = s;
    this.currency = currency;
    this.vault = vault;
    this.schedule = schedule;
    this.epochs = epochs;
  }

  void run(BlockContext context) {
    Rao emission = emission(context.state());
    s.blockEmission.put(context.state(), emission.value());
    List<NetUid> emitting = emitting(context.state());
    List<BigInteger> shares = shares(context.state(), emitting);
    for (int i = 0; i < emitting.size(); i++) {
      credit(context, emitting.get(i), amount(emission, shares.get(i)));
    }
    List<EpochClose.Pot> closed = new ArrayList<>();
    for (NetUid netuid : s.subnets(context.state())) {
      drain(context, netuid, closed);
    }
    for (EpochClose.Pot pot : closed) {
      epochs.close(context, pot);
      context.journal().closed(pot.netuid());
    }
  }

  private Rao emission(StateView state) {
    Rao issuance = currency.issuance(state);
    return BlockEmission.forIssuance(issuance).min(Rao.CAP.minus(issuance));
  }

  private List<NetUid> emitting(StateView state) {
    return s.subnets(state).stream()
        .filter(n -> s.firstEmissionBlockNumber.find(state, n).isPresent())
        .filter(n -> s.subtokenEnabled.get(state, n))
        .filter(n -> s.networkRegistrationAllowed.get(state, n))
        .toList();
  }

  /** Shares of the block in U64F64: by price, lowered by withheld incentive, only where enabled. */
  List<BigInteger> shares(StateView state, List<NetUid> emitting) {
    List<BigInteger> byPrice = normalized(emitting.stream().map(n -> price(state, n)).toList());
    List<BigInteger> lowered = new ArrayList<>();
    for (int i = 0; i < emitting.size(); i++) {
      BigInteger burned = s.minerBurned.get(state, emitting.get(i)).shiftLeft(32).min(ONE);
      lowered.add(Wide.mulU128(byPrice.get(i), ONE.subtract(burned), 64));
    }
    List<BigInteger> shares = sum(lowered).signum() > 0 ? normalized(lowered) : byPrice;
    boolean allEnabled = emitting.stream().allMatch(n -> s.subnetEmissionEnabled.get(state, n));
    if (allEnabled) {
      return shares;
    }
    List<BigInteger> enabled = new ArrayList<>();
    for (int i = 0; i < emitting.size(); i++) {
      boolean on = s.subnetEmissionEnabled.get(state, emitting.get(i));
      enabled.add(on ? shares.get(i) : BigInteger.ZERO);
    }
    return normalized(enabled);
  }

  private BigInteger price(StateView state, NetUid netuid) {
    return s.subnetMechanism.get(state, netuid) == 0
        ? ONE
        : s.subnetMovingPrice.get(state, netuid).max(BigInteger.ZERO).shiftLeft(32);
  }

  private static List<BigInteger> normalized(List<BigInteger> values) {
    BigInteger sum = sum(values);
    return values.stream().map(v -> Wide.safeDivU128(v, sum, 64)).toList();
  }

  private static BigInteger sum(List<BigInteger> values) {
    return values.stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static Rao amount(Rao emission, BigInteger share) {
    BigInteger whole = BigInteger.valueOf(emission.value()).shiftLeft(64);
    return Rao.of(Wide.toU64(Wide.mulU128(whole, share, 64), 64));
  }

  private void credit(BlockContext context, NetUid netuid, Rao amount) {
    State state = context.state();
    vault.mint(context, netuid, amount);
    s.subnetTaoInEmission.put(state, netuid, amount);
    s.subnetAlphaOutEmission.put(state, netuid, amount);
    s.subnetAlphaInEmission.put(state, netuid, Rao.ZERO);
    Rao owner =
        s.ownerCutEnabled.get(state, netuid)
            ? Ratios.of(amount, s.subnetOwnerCut.get(state))
            : Rao.ZERO;
    Rao shared = amount.minus(owner);
    Rao server = Rao.of(shared.value() / 2);
    s.pendingOwnerCut.update(state, netuid, before -> before.plus(owner));
    s.pendingServerEmission.update(state, netuid, before -> before.plus(server));
    s.pendingValidatorEmission.update(state, netuid, before -> before.plus(shared.minus(server)));
  }

  /** Takes the pending emission of a subnet whose epoch is due. */
  private void drain(BlockContext context, NetUid netuid, List<EpochClose.Pot> closed) {
    State state = context.state();
    long block = context.block();
    s.blocksSinceLastStep.update(state, netuid, count -> count + 1);
    if (!schedule.due(state, netuid, block)) {
      return;
    }
    if (closed.size() >= s.maxEpochsPerBlock.get(state)) {
      s.pendingEpochAt.put(state, netuid, block + 1);
      context.emit(new EpochDeferred(netuid, block, block + 1));
      return;
    }
    if (hotkeysAreDistinct(state, netuid)) {
      closed.add(take(state, netuid));
    } else {
      context.emit(new EpochSkipped(netuid, block));
    }
    s.lastEpochBlock.put(state, netuid, block);
    s.pendingEpochAt.put(state, netuid, 0L);
    s.subnetEpochIndex.update(state, netuid, index -> index + 1);
  }

  private EpochClose.Pot take(State state, NetUid netuid) {
    EpochClose.Pot pot =
        new EpochClose.Pot(
            netuid,
            s.pendingServerEmission.get(state, netuid),
            s.pendingValidatorEmission.get(state, netuid),
            s.pendingOwnerCut.get(state, netuid));
    s.blocksSinceLastStep.put(state, netuid, 0L);
    s.pendingServerEmission.put(state, netuid, Rao.ZERO);
    s.pendingValidatorEmission.put(state, netuid, Rao.ZERO);
    s.pendingOwnerCut.put(state, netuid, Rao.ZERO);
    return pot;
  }

  private boolean hotkeysAreDistinct(StateView state, NetUid netuid) {
    List<AccountId> hotkeys = s.hotkeys(state, netuid);
    return new HashSet<>(hotkeys).size() == hotkeys.size();
  }
}
