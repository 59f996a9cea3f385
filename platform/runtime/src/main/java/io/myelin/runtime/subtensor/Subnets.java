package io.myelin.runtime.subtensor;

import io.myelin.consensus.BlockEmission;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.DispatchError;
import io.myelin.runtime.frame.DispatchException;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.SubtensorEvents.FirstEmissionBlockNumberSet;
import io.myelin.runtime.subtensor.SubtensorEvents.NetworkAdded;
import io.myelin.runtime.subtensor.SubtensorTypes.FlowEma;
import io.myelin.runtime.subtensor.SubtensorTypes.SubnetIdentity;
import java.math.BigInteger;
import java.util.Optional;

/** Creating and starting subnets (registration.md 1, stable.md "Stake"). */
final class Subnets {
  /** A moving price of 1.0: a stable subnet's alpha is worth one TAO. */
  static final BigInteger PRICE_ONE = BigInteger.ONE.shiftLeft(32);

  private static final RateLimitKey LAST_REGISTERED = new RateLimitKey.NetworkLastRegistered();
  private final SubtensorPallet s;
  private final Currency currency;
  private final Registration registration;
  private final Uids uids;
  private final Identities identities;
  private final Children children;

  Subnets(
      SubtensorPallet s,
      Currency currency,
      Registration registration,
      Uids uids,
      Identities identities,
      Children children) {
    this.s = s;
    this.currency = currency;
    this.registration = registration;
    this.uids = uids;
    this.identities = identities;
    this.children = children;
  }

  void register(BlockContext context, Origin origin, Calls.RegisterNetwork args) {
    register(context, Origins.signed(origin), args.hotkey(), Optional.empty());
  }

  void registerNamed(BlockContext context, Origin origin, Calls.RegisterNetworkWithIdentity args) {
    register(context, Origins.signed(origin), args.hotkey(), args.identity());
  }

  private void register(
      BlockContext context,
      AccountId coldkey,
      AccountId hotkey,
      Optional<SubnetIdentity> identity) {
    State state = context.state();
    long block = context.block();
    s.error("NonAssociatedColdKey")
        .unless(s.owner.find(state, hotkey).map(coldkey::equals).orElse(true));
    s.error("CannotUseSystemAccount").unless(!SubnetAccounts.isOne(hotkey));
    s.error("MechanismDoesNotExist").unless(s.defaultSubnetMechanism.get(state) == 0);
    s.error("SubNetRegistrationDisabled")
        .unless(block >= s.networkRegistrationStartBlock.get(state));
    s.error("NetworkTxRateLimitExceeded").unless(mayRegister(state, block));
    s.error("SubnetLimitReached").unless(s.totalNetworks.get(state) - 1 < s.subnetLimit.get(state));
    Rao cost = lockCost(state, block);
    s.error("CannotAffordLockCost").unless(!currency.spendable(state, coldkey).isLessThan(cost));
    NetUid netuid = firstFree(state);
    initialise(state, netuid, block);
    currency.move(context, coldkey, SubnetAccounts.of(netuid), cost);
    s.networkLastLockCost.put(state, cost);
    s.lastRateLimitedBlock.put(state, LAST_REGISTERED, block);
    registration.link(state, coldkey, hotkey);
    uids.give(state, netuid, hotkey, block);
    s.subnetOwner.put(state, netuid, coldkey);
    s.subnetOwnerHotkey.put(state, netuid, hotkey);
    s.subnetLocked.put(state, netuid, cost);
    s.subnetEmaTaoFlow.put(state, netuid, new FlowEma(block, BigInteger.ZERO));
    s.subnetEmissionEnabled.put(state, netuid, false);
    identity.ifPresent(it -> identities.put(context, netuid, it));
    children.adopt(context, netuid, hotkey);
    context.emit(new NetworkAdded(netuid, 0));
  }

  void start(BlockContext context, Origin origin, Calls.StartCall args) {
    AccountId who = Origins.signed(origin);
    State state = context.state();
    NetUid netuid = args.netuid();
    s.error("SubnetNotExists").unless(s.networksAdded.get(state, netuid));
    if (s.subnetOwner.find(state, netuid).filter(who::equals).isEmpty()) {
      throw new DispatchException(new DispatchError.BadOrigin());
    }
    s.error("FirstEmissionBlockNumberAlreadySet")
        .unless(s.firstEmissionBlockNumber.find(state, netuid).isEmpty());
    long earliest = s.networkRegisteredAt.get(state, netuid) + s.startCallDelay.get(state);
    s.error("NeedWaitingMoreBlocksToStarCall").unless(context.block() >= earliest);
    s.firstEmissionBlockNumber.put(state, netuid, context.block() + 1);
    s.subtokenEnabled.put(state, netuid, true);
    context.emit(new FirstEmissionBlockNumberSet(netuid, context.block() + 1));
  }

  /** The values every new stable subnet is written with (registration.md 1.4). */
  void initialise(State state, NetUid netuid, long block) {
    int tempo = s.tempo.get(state, netuid);
    s.networksAdded.put(state, netuid, true);
    s.totalNetworks.put(state, s.totalNetworks.get(state) + 1);
    s.subnetworkN.put(state, netuid, 0);
    s.tempo.put(state, netuid, tempo);
    s.lastEpochBlock.put(state, netuid, Math.max(0, block - netuid.value() % tempo));
    s.networkRegistrationAllowed.put(state, netuid, true);
    s.maxAllowedUids.put(state, netuid, 256);
    s.maxAllowedValidators.put(state, netuid, 64);
    s.minAllowedWeights.put(state, netuid, 1);
    s.immunityPeriod.put(state, netuid, 5000);
    s.yuma3On.put(state, netuid, true);
    s.burn.put(state, netuid, Rao.tao(1));
    s.subnetMechanism.put(state, netuid, 0);
    s.subnetMovingPrice.put(state, netuid, PRICE_ONE);
    s.networkRegisteredAt.put(state, netuid, block);
    s.registeredSubnetCounter.update(state, netuid, count -> count + 1);
    s.subnetTao.put(state, netuid, Rao.ZERO);
    s.subnetAlphaIn.put(state, netuid, Rao.ZERO);
    s.subnetAlphaOut.put(state, netuid, Rao.ZERO);
  }

  boolean mayRegister(StateView state, long block) {
    long last = s.lastRateLimitedBlock.get(state, LAST_REGISTERED);
    return last == 0 || block - last >= s.networkRateLimit.get(state);
  }

  /** What a subnet costs now (registration.md 1.1). */
  Rao lockCost(StateView state, long block) {
    long last = s.networkLastLockCost.get(state).value();
    long lastBlock = s.lastRateLimitedBlock.get(state, LAST_REGISTERED);
    long emission = BlockEmission.forIssuance(currency.issuance(state)).value();
    long interval =
        BigInteger.valueOf(s.networkLockReductionInterval.get(state))
            .multiply(BigInteger.valueOf(emission))
            .divide(BigInteger.valueOf(Rao.PER_TAO))
            .longValue();
    long step = interval == 0 ? 0 : last / interval;
    BigInteger cost =
        BigInteger.valueOf(last)
            .multiply(BigInteger.valueOf(lastBlock == 0 ? 1 : 2))
            .subtract(BigInteger.valueOf(step).multiply(BigInteger.valueOf(block - lastBlock)));
    long floor = s.networkMinLockCost.get(state).value();
    return Rao.of(cost.max(BigInteger.valueOf(floor)).longValueExact());
  }

  private NetUid firstFree(State state) {
    int netuid = 1;
    while (s.networksAdded.get(state, new NetUid(netuid))) {
      netuid++;
    }
    return new NetUid(netuid);
  }
}
