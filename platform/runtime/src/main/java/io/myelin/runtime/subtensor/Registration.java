package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.SubtensorEvents.NeuronRegistered;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Buying a uid; the price falls with time and rises with every purchase (registration.md 2). */
final class Registration {
  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(64);
  private final SubtensorPallet s;
  private final Currency currency;
  private final Uids uids;
  private final Schedule schedule;

  Registration(SubtensorPallet s, Currency currency, Uids uids, Schedule schedule) {
    this.s = s;
    this.currency = currency;
    this.uids = uids;
    this.schedule = schedule;
  }

  void burned(BlockContext context, Origin origin, Calls.BurnedRegister args) {
    register(context, Origins.signed(origin), args.netuid(), args.hotkey());
  }

  /** The same at a price of at most so many rao. */
  void limited(BlockContext context, Origin origin, Calls.RegisterLimit args) {
    AccountId coldkey = Origins.signed(origin);
    requireSubnet(context.state(), args.netuid());
    long price = s.burn.get(context.state(), args.netuid()).value();
    s.error("RegistrationPriceLimitExceeded")
        .unless(Long.compareUnsigned(price, args.limitPrice()) <= 0);
    register(context, coldkey, args.netuid(), args.hotkey());
  }

  private void requireSubnet(State state, NetUid netuid) {
    s.error("RegistrationNotPermittedOnRootSubnet").unless(!netuid.isRoot());
    s.error("SubnetNotExists").unless(s.networksAdded.get(state, netuid));
  }

  private void register(BlockContext context, AccountId coldkey, NetUid netuid, AccountId hotkey) {
    State state = context.state();
    requireSubnet(state, netuid);
    s.error("SubNetRegistrationDisabled").unless(s.networkRegistrationAllowed.get(state, netuid));
    s.error("HotKeyAlreadyRegisteredInSubNet").unless(!s.uids.contains(state, netuid, hotkey));
    Rao price = s.burn.get(state, netuid);
    s.error("NotEnoughBalanceToStake")
        .unless(!currency.spendable(state, coldkey).isLessThan(price));
    link(state, coldkey, hotkey);
    s.error("NoNeuronIdAvailable").unless(uids.hasRoom(state, netuid, context.block()));
    currency.recycle(context, coldkey, price);
    int uid = uids.give(state, netuid, hotkey, context.block());
    bump(state, netuid, price);
    s.registrationsThisBlock.update(state, netuid, count -> count + 1);
    s.raoRecycledForRegistration.update(state, netuid, sum -> sum.plus(price));
    context.emit(new NeuronRegistered(netuid, uid, hotkey));
  }

  /** Makes the coldkey the owner of an unknown hotkey; a known one must be its own. */
  void link(State state, AccountId coldkey, AccountId hotkey) {
    linkUnknown(state, coldkey, hotkey);
    s.error("NonAssociatedColdKey")
        .unless(s.owner.find(state, hotkey).filter(coldkey::equals).isPresent());
  }

  /** Makes the coldkey the owner of an unknown hotkey; a known one keeps its owner. */
  void linkUnknown(State state, AccountId coldkey, AccountId hotkey) {
    if (!s.owner.contains(state, hotkey)) {
      s.error("CannotUseSystemAccount").unless(!SubnetAccounts.isOne(hotkey));
      s.owner.put(state, hotkey, coldkey);
      List<AccountId> owned = new ArrayList<>(s.ownedHotkeys.get(state, coldkey));
      owned.add(hotkey);
      s.ownedHotkeys.put(state, coldkey, List.copyOf(owned));
    }
  }

  /** Lets prices fall and resets the counters; once per block and subnet. */
  void beginBlock(State state, long block) {
    for (var subnet : s.networksAdded.entries(state)) {
      NetUid netuid = subnet.key();
      if (s.registrationsThisBlock.get(state, netuid) != 0) {
        s.registrationsThisBlock.put(state, netuid, 0);
      }
      if (netuid.isRoot() && schedule.due(state, netuid, block)) {
        s.registrationsThisInterval.put(state, netuid, 0);
      }
      int halfLife = s.burnHalfLife.get(state, netuid);
      if (block > 1 && halfLife > 0 && !netuid.isRoot()) {
        BigInteger price = BigInteger.valueOf(s.burn.get(state, netuid).value());
        BigInteger lower = price.multiply(BigInteger.valueOf(decay(halfLife))).shiftRight(32);
        put(state, netuid, Rao.of(lower.longValue()));
      }
    }
  }

  private void bump(State state, NetUid netuid, Rao price) {
    BigInteger factor = s.burnIncreaseMult.get(state, netuid).max(ONE);
    BigInteger higher = BigInteger.valueOf(price.value()).multiply(factor).shiftRight(64);
    put(state, netuid, Rao.of(higher.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue()));
  }

  private void put(State state, NetUid netuid, Rao price) {
    Rao floor = s.minBurn.get(state, netuid);
    Rao bounded = price.min(s.maxBurn.get(state, netuid));
    Rao next = bounded.isLessThan(floor) ? floor : bounded;
    if (!next.equals(s.burn.get(state, netuid))) {
      s.burn.put(state, netuid, next);
    }
  }

  /** The greatest Q32 factor whose h-th power is at most one half. */
  static long decay(int halfLife) {
    long low = 0;
    long high = 1L << 32;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (power(middle, halfLife) > 1L << 31) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  private static long power(long base, int exponent) {
    long result = 1L << 32;
    long square = base;
    for (int rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = mul(result, square);
      }
      square = mul(square, square);
    }
    return result;
  }

  private static long mul(long a, long b) {
    return Math.multiplyHigh(a, b) << 32 | (a * b) >>> 32;
  }
}
