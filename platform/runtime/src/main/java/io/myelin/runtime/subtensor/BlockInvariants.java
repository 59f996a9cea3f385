package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.Invariants.Pool;
import io.myelin.runtime.system.AccountInfo;
import io.myelin.runtime.system.SystemPallet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * The invariants of {@link Invariants} by difference: the parent's state holds them, so it is
 * enough that both sides of each equation changed alike, and that what a block wrote holds by
 * itself.
 */
final class BlockInvariants {
  private final SubtensorPallet s;
  private final SystemPallet system;
  private final Currency currency;
  private final StakePools pools;
  private final Invariants whole;

  BlockInvariants(
      SubtensorPallet s,
      SystemPallet system,
      Currency currency,
      StakePools pools,
      Invariants whole) {
    this.s = s;
    this.system = system;
    this.currency = currency;
    this.pools = pools;
    this.whole = whole;
  }

  void check(State state, long block) {
    checkIssuance(state, block);
    for (NetUid netuid : s.existing(state)) {
      whole.checkAccount(state, netuid, block);
    }
    claimed(state).forEach(netuid -> checkClaims(state, netuid, block));
    for (NetUid netuid : renumbered(state)) {
      if (s.networksAdded.contains(state, netuid)) {
        whole.checkUids(state, netuid, block);
      }
    }
    checkStake(state, block);
    checkShares(state, block);
  }

  private void checkIssuance(State state, long block) {
    Rao issuance = currency.issuance(state);
    long accounts = 0;
    for (var account : system.account.changes(state)) {
      accounts += total(account.after()) - total(account.before());
    }
    sameChange(
        block,
        "1: sum of accounts, balances issuance",
        accounts,
        change(state, view -> currency.issuance(view).value()));
    Invariants.same(
        block, "1: TotalIssuance, balances issuance", s.totalIssuance.get(state), issuance);
    Invariants.require(
        block, "1: issuance at most the cap", issuance.compareTo(Rao.CAP) <= 0, issuance);
  }

  private static long total(Optional<AccountInfo> account) {
    return account.orElse(AccountInfo.EMPTY).total().value();
  }

  private void checkStake(State state, long block) {
    Set<NetUid> written = new TreeSet<>(s.networksAdded.written(state));
    written.addAll(s.subnetTao.written(state));
    long staked = 0;
    for (NetUid netuid : written) {
      staked +=
          change(
              state,
              view ->
                  s.networksAdded.contains(view, netuid)
                      ? s.subnetTao.get(view, netuid).value()
                      : 0);
    }
    sameChange(
        block,
        "2: sum of SubnetTAO, TotalStake",
        staked,
        change(state, view -> s.totalStake.get(view).value()));
  }

  /** Subnets of which the block wrote something that invariant 4 speaks of. */
  private Set<NetUid> claimed(State state) {
    Set<NetUid> written = new TreeSet<>();
    for (var map :
        List.of(
            s.subnetAlphaOut,
            s.subnetTao,
            s.pendingServerEmission,
            s.pendingValidatorEmission,
            s.pendingOwnerCut,
            s.pendingRootAlphaDivs)) {
      written.addAll(map.written(state));
    }
    written.addAll(s.networksAdded.written(state));
    written.addAll(s.subnetMechanism.written(state));
    s.totalHotkeyAlpha.written(state).forEach(key -> written.add(key.key2()));
    return written;
  }

  private void checkClaims(State state, NetUid netuid, long block) {
    if (!isStable(state, netuid)) {
      return;
    }
    Rao out = s.subnetAlphaOut.get(state, netuid);
    Invariants.same(
        block,
        "4: SubnetAlphaOut, SubnetTAO of subnet " + netuid,
        out,
        s.subnetTao.get(state, netuid));
    if (!isStable(state.parent(), netuid)) {
      whole.checkClaims(state, netuid, block);
      return;
    }
    long claims = change(state, view -> whole.pending(view, netuid).value());
    for (var key : s.totalHotkeyAlpha.written(state)) {
      if (key.key2().equals(netuid)) {
        claims += change(state, view -> s.totalHotkeyAlpha.get(view, key.key1(), netuid).value());
      }
    }
    sameChange(
        block,
        "4: stake and pending, SubnetAlphaOut of subnet " + netuid,
        claims,
        change(state, view -> s.subnetAlphaOut.get(view, netuid).value()));
  }

  private boolean isStable(StateView state, NetUid netuid) {
    return s.networksAdded.contains(state, netuid) && s.subnetMechanism.get(state, netuid) == 0;
  }

  /** Subnets of which the block wrote uids. */
  private Set<NetUid> renumbered(State state) {
    Set<NetUid> written = new TreeSet<>(s.subnetworkN.written(state));
    written.addAll(s.networksAdded.written(state));
    s.keys.written(state).forEach(key -> written.add(key.key1()));
    s.uids.written(state).forEach(key -> written.add(key.key1()));
    return written;
  }

  /**
   * Invariant 5 for the pools that this block wrote. What nominators hold follows from nothing but
   * the shares, their sum and the total of one pool, so a pool without a write still holds what was
   * checked when it was last written, at the latest at genesis.
   */
  private void checkShares(State state, long block) {
    written(state)
        .forEach(
            (hotkey, netuids) -> {
              Map<NetUid, Rao> held = new TreeMap<>();
              for (var share : s.alphaV2.entries(state, hotkey)) {
                if (netuids.contains(share.key3())) {
                  Rao value = pools.value(state, hotkey, share.key2(), share.key3());
                  held.merge(share.key3(), value, Rao::plus);
                }
              }
              held.forEach(
                  (netuid, sum) -> whole.checkHeld(state, block, new Pool(hotkey, netuid), sum));
            });
  }

  private Map<AccountId, Set<NetUid>> written(State state) {
    Map<AccountId, Set<NetUid>> out = new TreeMap<>();
    for (var key : s.alphaV2.written(state)) {
      out.computeIfAbsent(key.key1(), h -> new TreeSet<>()).add(key.key3());
    }
    for (var map : List.of(s.totalHotkeyAlpha, s.totalHotkeySharesV2)) {
      for (var key : map.written(state)) {
        out.computeIfAbsent(key.key1(), h -> new TreeSet<>()).add(key.key2());
      }
    }
    return out;
  }

  private static long change(State state, ToLongFunction<StateView> amount) {
    return amount.applyAsLong(state) - amount.applyAsLong(state.parent());
  }

  private static void sameChange(long block, String what, long left, long right) {
    Invariants.require(
        block, what + " change alike: by " + left + ", by " + right, left == right, "");
  }
}
