package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.InvariantViolation;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.system.SystemPallet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What holds after every block, or the node stops (stable.md "Invariants of every block"). */
final class Invariants {
  private final SubtensorPallet s;
  private final SystemPallet system;
  private final Currency currency;
  private final StakePools pools;

  Invariants(SubtensorPallet s, SystemPallet system, Currency currency, StakePools pools) {
    this.s = s;
    this.system = system;
    this.currency = currency;
    this.pools = pools;
  }

  void check(State state, long block) {
    Rao issuance = currency.issuance(state);
    same(block, "1: sum of accounts, balances issuance", accounted(state), issuance);
    same(block, "1: TotalIssuance, balances issuance", s.totalIssuance.get(state), issuance);
    require(block, "1: issuance at most the cap", issuance.compareTo(Rao.CAP) <= 0, issuance);
    Rao staked = Rao.ZERO;
    Map<NetUid, Rao> alpha = new TreeMap<>();
    for (var pool : s.totalHotkeyAlpha.entries(state)) {
      alpha.merge(pool.key2(), pool.value(), Rao::plus);
    }
    for (var subnet : s.networksAdded.entries(state)) {
      NetUid netuid = subnet.key();
      Rao tao = s.subnetTao.get(state, netuid);
      staked = staked.plus(tao);
      require(
          block,
          "3: account of subnet " + netuid + " holds SubnetTAO " + tao.value(),
          !currency.free(state, SubnetAccounts.of(netuid)).isLessThan(tao),
          currency.free(state, SubnetAccounts.of(netuid)));
      if (s.subnetMechanism.get(state, netuid) == 0) {
        Rao out = s.subnetAlphaOut.get(state, netuid);
        Rao claims = alpha.getOrDefault(netuid, Rao.ZERO).plus(pending(state, netuid));
        same(block, "4: SubnetAlphaOut, SubnetTAO of subnet " + netuid, out, tao);
        same(block, "4: stake and pending, SubnetAlphaOut of subnet " + netuid, claims, out);
      }
      checkUids(state, netuid, block);
    }
    same(block, "2: sum of SubnetTAO, TotalStake", staked, s.totalStake.get(state));
    checkShares(state, block);
  }

  /** Sum of all accounts. */
  Rao accounted(StateView state) {
    Rao sum = Rao.ZERO;
    for (var account : system.account.entries(state)) {
      sum = sum.plus(account.value().total());
    }
    return sum;
  }

  Rao pending(StateView state, NetUid netuid) {
    return s.pendingServerEmission
        .get(state, netuid)
        .plus(s.pendingValidatorEmission.get(state, netuid))
        .plus(s.pendingOwnerCut.get(state, netuid))
        .plus(s.pendingRootAlphaDivs.get(state, netuid));
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
                  (netuid, sum) ->
                      require(
                          block,
                          "5: nominators of " + hotkey + " hold at most its pool",
                          sum.compareTo(pools.total(state, hotkey, netuid)) <= 0,
                          sum));
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

  private void checkUids(StateView state, NetUid netuid, long block) {
    int n = s.subnetworkN.get(state, netuid);
    var keys = s.keys.entries(state, netuid);
    require(
        block, "6: uids of subnet " + netuid + " are 0.." + (n - 1), keys.size() == n, keys.size());
    for (var key : keys) {
      boolean inverse =
          s.uids.find(state, netuid, key.value()).filter(key.key2()::equals).isPresent();
      require(block, "6: Keys and Uids of subnet " + netuid, inverse && key.key2() < n, key.key2());
    }
  }

  private static void same(long block, String what, Rao left, Rao right) {
    require(block, what + " agree: " + left.value() + ", " + right.value(), left.equals(right), "");
  }

  private static void require(long block, String what, boolean holds, Object seen) {
    if (!holds) {
      throw new InvariantViolation(
          "block " + block + " breaks invariant " + what + "; seen " + seen);
    }
  }
}
