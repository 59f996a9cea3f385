package io.myelin.runtime.subtensor;

import io.myelin.consensus.EpochOutcome;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.Payout;
import io.myelin.runtime.frame.Payout.Kind;
import io.myelin.runtime.storage.State;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Pays an epoch's pot to the last rao; what rounding leaves waits for the next (stable.md). */
final class EpochPayout {
  private final SubtensorPallet s;
  private final Vault vault;
  private final StakePools pools;

  EpochPayout(SubtensorPallet s, Vault vault, StakePools pools) {
    this.s = s;
    this.vault = vault;
    this.pools = pools;
  }

  void ownerCut(BlockContext context, EpochClose.Pot pot) {
    State state = context.state();
    Optional<AccountId> hotkey = s.subnetOwnerHotkey.find(state, pot.netuid());
    Optional<AccountId> coldkey = s.subnetOwner.find(state, pot.netuid());
    if (hotkey.isEmpty() || coldkey.isEmpty()) {
      vault.recycle(context, pot.netuid(), pot.ownerCut());
    } else if (!pot.ownerCut().isZero()) {
      pools.deposit(state, hotkey.get(), coldkey.get(), pot.netuid(), pot.ownerCut());
      context.pay(new Payout(pot.netuid(), hotkey.get(), Kind.OWNER_CUT, pot.ownerCut()));
    }
  }

  void neurons(
      BlockContext context, EpochClose.Pot pot, List<AccountId> hotkeys, EpochOutcome outcome) {
    State state = context.state();
    NetUid netuid = pot.netuid();
    Map<AccountId, Rao> incentives = byHotkey(hotkeys, outcome.serverEmission());
    Map<AccountId, Rao> dividends = byHotkey(hotkeys, outcome.validatorEmission());
    Rao rest = pot.server().plus(pot.validator());
    Rao earned = sum(incentives);
    Rao withheld = incentives(context, netuid, incentives);
    rest = rest.minus(earned);
    s.minerBurned.put(state, netuid, share(withheld, earned));
    s.alphaDividendsPerSubnet.removeAll(state, netuid);
    BigInteger validatorPot = BigInteger.valueOf(rest.value());
    Rao judged = sum(dividends);
    for (Map.Entry<AccountId, Rao> entry : dividends.entrySet()) {
      BigInteger dividend = share(entry.getValue(), judged).multiply(validatorPot).shiftRight(32);
      Rao amount = Rao.of(dividend.longValue());
      dividend(context, netuid, entry.getKey(), amount);
      rest = rest.minus(amount);
    }
    Rao dust = rest;
    s.pendingValidatorEmission.update(state, netuid, before -> before.plus(dust));
  }

  /** Pays miners; what the owner's own or nobody's hotkeys would have got is recycled, returned. */
  private Rao incentives(BlockContext context, NetUid netuid, Map<AccountId, Rao> incentives) {
    State state = context.state();
    Rao withheld = Rao.ZERO;
    Optional<AccountId> ownHotkey = s.subnetOwnerHotkey.find(state, netuid);
    Optional<AccountId> ownColdkey = s.subnetOwner.find(state, netuid);
    for (Map.Entry<AccountId, Rao> entry : incentives.entrySet()) {
      AccountId hotkey = entry.getKey();
      Rao amount = entry.getValue();
      Optional<AccountId> coldkey = s.owner.find(state, hotkey);
      if (amount.isZero()) {
        continue;
      }
      if (coldkey.isEmpty()
          || coldkey.equals(ownColdkey)
          || ownHotkey.filter(hotkey::equals).isPresent()) {
        withheld = withheld.plus(amount);
      } else {
        pools.deposit(state, hotkey, coldkey.get(), netuid, amount);
        context.pay(new Payout(netuid, hotkey, Kind.MINER, amount));
      }
    }
    vault.recycle(context, netuid, withheld);
    return withheld;
  }

  /** The take goes to the hotkey's owner, the rest to everybody in its pool. */
  private void dividend(BlockContext context, NetUid netuid, AccountId hotkey, Rao amount) {
    if (amount.isZero()) {
      return;
    }
    State state = context.state();
    Optional<AccountId> owner = s.owner.find(state, hotkey);
    if (owner.isEmpty()) {
      vault.recycle(context, netuid, amount);
      return;
    }
    AccountId coldkey = owner.get();
    Rao take = Ratios.of(amount, s.delegates.get(state, hotkey));
    Rao rest = amount.minus(take);
    Rao own = rest;
    if (pools.isEmpty(state, hotkey, netuid)) {
      pools.deposit(state, hotkey, coldkey, netuid, rest);
    } else {
      own = pools.part(state, hotkey, coldkey, netuid, rest);
      pools.distribute(state, hotkey, netuid, rest);
    }
    pools.deposit(state, hotkey, coldkey, netuid, take);
    pay(context, netuid, hotkey, Kind.TAKE, take);
    pay(context, netuid, hotkey, Kind.VALIDATOR, own);
    pay(context, netuid, hotkey, Kind.NOMINATOR, rest.minus(own));
    s.alphaDividendsPerSubnet.put(state, netuid, hotkey, rest);
    s.totalHotkeyAlphaLastEpoch.put(state, hotkey, netuid, pools.total(state, hotkey, netuid));
  }

  private static void pay(
      BlockContext context, NetUid netuid, AccountId hotkey, Kind kind, Rao amount) {
    if (!amount.isZero()) {
      context.pay(new Payout(netuid, hotkey, kind, amount));
    }
  }

  private static Map<AccountId, Rao> byHotkey(List<AccountId> hotkeys, long[] amounts) {
    Map<AccountId, Rao> out = new TreeMap<>();
    for (int uid = 0; uid < amounts.length; uid++) {
      out.put(hotkeys.get(uid), Rao.of(amounts[uid]));
    }
    return out;
  }

  private static Rao sum(Map<AccountId, Rao> amounts) {
    return amounts.values().stream().reduce(Rao.ZERO, Rao::plus);
  }

  /** A part of a whole in U96F32; 0 of nothing. */
  private static BigInteger share(Rao part, Rao whole) {
    return whole.isZero()
        ? BigInteger.ZERO
        : BigInteger.valueOf(part.value()).shiftLeft(32).divide(BigInteger.valueOf(whole.value()));
  }
}
