package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeAdded;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeRemoved;
import java.math.BigInteger;

/** What the calls that move stake have in common: their checks, and the steps they consist of. */
final class StakeSteps {
  /** The least amount of one step (economics.md 10.2). */
  static final Rao MIN_STAKE = Rao.of(2_000_000);

  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
  private final SubtensorPallet s;
  private final Vault vault;
  private final StakePools pools;
  private final Children children;

  StakeSteps(SubtensorPallet s, Vault vault, StakePools pools, Children children) {
    this.s = s;
    this.vault = vault;
    this.pools = pools;
    this.children = children;
  }

  /** Where stake lies. */
  record Place(AccountId coldkey, AccountId hotkey, NetUid netuid) {}

  Rao held(StateView state, Place place) {
    return pools.value(state, place.hotkey(), place.coldkey(), place.netuid());
  }

  /** Subnets with a pool wait for the pools. */
  void requireSubnet(StateView state, NetUid netuid) {
    s.error("SubnetNotExists").unless(s.networksAdded.get(state, netuid));
    s.error("DisabledTemporarily").unless(s.subnetMechanism.get(state, netuid) == 0);
  }

  void requireOpen(StateView state, NetUid netuid) {
    s.error("SubtokenDisabled").unless(s.subtokenEnabled.get(state, netuid));
  }

  void requireHotkey(StateView state, AccountId hotkey) {
    s.error("HotKeyAccountNotExists").unless(s.owner.contains(state, hotkey));
  }

  /** TAO of the coldkey becomes stake. */
  void putIn(BlockContext context, Place place, Rao amount) {
    vault.takeIn(context, place.coldkey(), place.netuid(), amount);
    deposit(context, place, amount);
  }

  /**
   * Stake becomes TAO of the coldkey; a nomination that is too small afterwards goes with it, and
   * so do children that wait for stake the hotkey no longer has.
   */
  void takeOut(BlockContext context, Place place, Rao amount) {
    withdraw(context, place, amount);
    vault.payOut(context, place.coldkey(), place.netuid(), amount);
    Rao rest = held(context.state(), place);
    if (!rest.isZero() && isTooSmallToNominate(context.state(), place, rest)) {
      withdraw(context, place, rest);
      vault.payOut(context, place.coldkey(), place.netuid(), rest);
    }
    children.forgetIfPoor(context.state(), place.hotkey());
  }

  /** Stake leaves; what stood behind it stands behind another subnet's, where it goes. */
  void toVault(BlockContext context, Place from, NetUid to, Rao amount) {
    withdraw(context, from, amount);
    if (!from.netuid().equals(to)) {
      vault.shift(context, from.netuid(), to, amount);
    }
  }

  /** A hotkey that strangers stake with by these calls is a delegate with the take it has. */
  void noteDelegate(State state, Place place) {
    if (!isOwn(state, place) && !s.delegates.contains(state, place.hotkey())) {
      s.delegates.put(state, place.hotkey(), s.delegates.get(state, place.hotkey()));
    }
  }

  void deposit(BlockContext context, Place place, Rao amount) {
    pools.deposit(context.state(), place.hotkey(), place.coldkey(), place.netuid(), amount);
    context.emit(
        new StakeAdded(place.coldkey(), place.hotkey(), amount, amount, place.netuid(), 0));
  }

  private void withdraw(BlockContext context, Place place, Rao amount) {
    pools.withdraw(context.state(), place.hotkey(), place.coldkey(), place.netuid(), amount);
    context.emit(
        new StakeRemoved(place.coldkey(), place.hotkey(), amount, amount, place.netuid(), 0));
  }

  private boolean isTooSmallToNominate(StateView state, Place place, Rao rest) {
    BigInteger factor =
        new BigInteger(Long.toUnsignedString(s.nominatorMinRequiredStake.get(state)));
    BigInteger least = BigInteger.valueOf(MIN_STAKE.value()).multiply(factor).divide(MILLION);
    return !isOwn(state, place) && BigInteger.valueOf(rest.value()).compareTo(least) < 0;
  }

  private boolean isOwn(StateView state, Place place) {
    return s.owner.find(state, place.hotkey()).filter(place.coldkey()::equals).isPresent();
  }
}
