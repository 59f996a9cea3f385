package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.InvariantViolation;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.system.SystemPallet;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * What holds after every block, or the node stops (stable.md "Invariants of every block"), counted
 * in full: it costs what the state holds. {@link BlockInvariants} costs what a block changed.
 */
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

  void check(StateView state, long block) {
    Rao issuance = currency.issuance(state);
    same(block, "1: sum of accounts, balances issuance", accounted(state), issuance);
    same(block, "1: TotalIssuance, balances issuance", s.totalIssuance.get(state), issuance);
    require(block, "1: issuance at most the cap", issuance.compareTo(Rao.CAP) <= 0, issuance);
    Rao staked = Rao.ZERO;
    Map<NetUid, Rao> alpha = new TreeMap<>();
    s.totalHotkeyAlpha.forEach(state, pool -> alpha.merge(pool.key2(), pool.value(), Rao::plus));
    for (var subnet : s.networksAdded.entries(state)) {
      NetUid netuid = subnet.key();
      Rao tao = s.subnetTao.get(state, netuid);
      staked = staked.plus(tao);
      checkAccount(state, netuid, block);
      if (s.subnetMechanism.get(state, netuid) == 0) {
        Rao out = s.subnetAlphaOut.get(state, netuid);
        same(block, "4: SubnetAlphaOut, SubnetTAO of subnet " + netuid, out, tao);
        checkClaims(state, netuid, alpha.getOrDefault(netuid, Rao.ZERO), block);
      }
      checkUids(state, netuid, block);
    }
    same(block, "2: sum of SubnetTAO, TotalStake", staked, s.totalStake.get(state));
    checkShares(state, block);
  }

  /** Invariant 5 for every pool. */
  private void checkShares(StateView state, long block) {
    Map<Pool, Rao> held = new TreeMap<>();
    s.alphaV2.forEach(
        state,
        share -> {
          Pool pool = new Pool(share.key1(), share.key3());
          if (!held.isEmpty() && !held.keySet().iterator().next().hotkey().equals(pool.hotkey())) {
            held.forEach((each, sum) -> checkHeld(state, block, each, sum));
            held.clear(); // shares of one hotkey follow each other
          }
          Rao value = pools.value(state, share.key1(), share.key2(), share.key3());
          held.merge(pool, value, Rao::plus);
        });
    held.forEach((each, sum) -> checkHeld(state, block, each, sum));
  }

  /** A hotkey's stake on a subnet. */
  record Pool(AccountId hotkey, NetUid netuid) implements Comparable<Pool> {
    private static final Comparator<Pool> ORDER =
        Comparator.comparing(Pool::hotkey).thenComparing(Pool::netuid);

    @Override
    public int compareTo(Pool other) {
      return ORDER.compare(this, other);
    }
  }

  void checkHeld(StateView state, long block, Pool pool, Rao sum) {
    require(
        block,
        "5: nominators of " + pool.hotkey() + " hold at most its pool",
        sum.compareTo(pools.total(state, pool.hotkey(), pool.netuid())) <= 0,
        sum);
  }

  /** Invariant 4 for one subnet; reads all stake there is. */
  void checkClaims(StateView state, NetUid netuid, long block) {
    long[] alpha = {0};
    s.totalHotkeyAlpha.forEach(
        state,
        pool -> {
          if (pool.key2().equals(netuid)) {
            alpha[0] = Math.addExact(alpha[0], pool.value().value());
          }
        });
    checkClaims(state, netuid, Rao.of(alpha[0]), block);
  }

  private void checkClaims(StateView state, NetUid netuid, Rao alpha, long block) {
    same(
        block,
        "4: stake and pending, SubnetAlphaOut of subnet " + netuid,
        alpha.plus(pending(state, netuid)),
        s.subnetAlphaOut.get(state, netuid));
  }

  void checkAccount(StateView state, NetUid netuid, long block) {
    Rao tao = s.subnetTao.get(state, netuid);
    Rao free = currency.free(state, SubnetAccounts.of(netuid));
    require(
        block,
        "3: account of subnet " + netuid + " holds SubnetTAO " + tao.value(),
        !free.isLessThan(tao),
        free);
  }

  /** Sum of all accounts. */
  Rao accounted(StateView state) {
    long[] sum = {0};
    system.account.forEach(
        state, account -> sum[0] = Math.addExact(sum[0], account.value().total().value()));
    return Rao.of(sum[0]);
  }

  Rao pending(StateView state, NetUid netuid) {
    return s.pendingServerEmission
        .get(state, netuid)
        .plus(s.pendingValidatorEmission.get(state, netuid))
        .plus(s.pendingOwnerCut.get(state, netuid))
        .plus(s.pendingRootAlphaDivs.get(state, netuid));
  }

  void checkUids(StateView state, NetUid netuid, long block) {
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

  static void same(long block, String what, Rao left, Rao right) {
    require(block, what + " agree: " + left.value() + ", " + right.value(), left.equals(right), "");
  }

  static void require(long block, String what, boolean holds, Object seen) {
    if (!holds) {
      throw new InvariantViolation(
          "block " + block + " breaks invariant " + what + "; seen " + seen);
    }
  }
}
