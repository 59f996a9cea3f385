package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.storage.StorageDoubleMap;
import io.myelin.runtime.storage.StorageMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/** Everything stored under a hotkey, and how it comes to stand under another. */
final class HotkeyItems {
  private static final int MECHANISM = 4096;
  private static final List<Integer> TRANSACTION_TAGS = List.of(3, 4, 5);
  private final SubtensorPallet s;
  private final ChildLinks links;
  private final StakePools pools;

  HotkeyItems(SubtensorPallet s, ChildLinks links, StakePools pools) {
    this.s = s;
    this.links = links;
    this.pools = pools;
  }

  /** Which hotkey takes whose place, and whether the stake stays. */
  record Change(AccountId from, AccountId to, boolean keepStake) {}

  /** What belongs to one subnet. Weights, bonds and permits belong to the uid and stay with it. */
  void moveOn(State state, NetUid netuid, Change change) {
    links.move(state, netuid, change.from(), change.to());
    moveNeuron(state, netuid, change);
    moveUnder(state, s.axons, netuid, change);
    moveUnder(state, s.prometheus, netuid, change);
    moveUnder(state, s.neuronCertificates, netuid, change);
    for (int mechanism = 0; mechanism < s.mechanismCountCurrent.get(state, netuid); mechanism++) {
      moveUnder(state, s.weightCommits, mechanism * MECHANISM + netuid.value(), change);
    }
    moveOver(state, s.childkeyTake, netuid, change, (old, moved) -> moved);
    moveOver(state, s.lastHotkeyEmissionOnNetuid, netuid, change, Rao::plus);
    moveLimits(state, netuid, change);
    moveAutoStake(state, netuid, change);
    if (!change.keepStake()) {
      moveStake(state, netuid, change);
    }
  }

  /** What a hotkey has once for all subnets. */
  void moveEverywhere(State state, AccountId coldkey, Change change) {
    s.owner.put(state, change.to(), coldkey);
    s.owner.remove(state, change.from());
    List<AccountId> owned = s.ownedHotkeys.get(state, coldkey);
    s.ownedHotkeys.put(state, coldkey, without(owned, change.from()));
    move(state, s.delegates, change.from(), change.to(), (old, moved) -> moved);
    for (int tag : TRANSACTION_TAGS) {
      move(
          state,
          s.lastRateLimitedBlock,
          new RateLimitKey.LastTxBlock(tag, change.from()),
          new RateLimitKey.LastTxBlock(tag, change.to()),
          Math::max);
    }
    if (!change.keepStake()) {
      stakers(state, change.to())
          .forEach(
              staker ->
                  s.stakingHotkeys.update(
                      state, staker, hotkeys -> without(hotkeys, change.from())));
    }
  }

  private void moveNeuron(State state, NetUid netuid, Change change) {
    s.uids
        .find(state, netuid, change.from())
        .ifPresent(uid -> s.keys.put(state, netuid, uid, change.to()));
    moveUnder(state, s.uids, netuid, change);
    moveOver(state, s.isNetworkMember, netuid, change, (old, moved) -> moved);
    if (s.subnetOwnerHotkey.find(state, netuid).filter(change.from()::equals).isPresent()) {
      s.subnetOwnerHotkey.put(state, netuid, change.to());
    }
  }

  private void moveLimits(State state, NetUid netuid, Change change) {
    for (var last : s.transactionKeyLastBlock.entries(state, change.from(), netuid)) {
      long there = s.transactionKeyLastBlock.get(state, change.to(), netuid, last.key3());
      long later = Math.max(there, last.value());
      s.transactionKeyLastBlock.put(state, change.to(), netuid, last.key3(), later);
      s.transactionKeyLastBlock.remove(state, change.from(), netuid, last.key3());
    }
  }

  private void moveAutoStake(State state, NetUid netuid, Change change) {
    for (AccountId coldkey : s.autoStakeDestinationColdkeys.get(state, change.from(), netuid)) {
      s.autoStakeDestination.put(state, coldkey, netuid, change.to());
    }
    moveOver(
        state,
        s.autoStakeDestinationColdkeys,
        netuid,
        change,
        (old, moved) -> Stream.concat(old.stream(), moved.stream()).distinct().toList());
  }

  private void moveStake(State state, NetUid netuid, Change change) {
    pools.move(state, change.from(), change.to(), netuid);
    moveUnder(state, s.alphaDividendsPerSubnet, netuid, change, Rao::plus);
    moveUnder(state, s.rootAlphaDividendsPerSubnet, netuid, change, Rao::plus);
    moveOver(state, s.totalHotkeyAlphaLastEpoch, netuid, change, Rao::plus);
    moveUnder(state, s.votingPower, netuid, change, Long::sum);
    if (netuid.isRoot()) {
      moveClaims(state, change);
    }
  }

  /** Claims come of root stake and go where it goes. */
  private void moveClaims(State state, Change change) {
    move(state, s.rootClaimable, change.from(), change.to(), (old, moved) -> moved);
    for (NetUid netuid : s.existing(state)) {
      for (var claimed : s.rootClaimed.entries(state, netuid, change.from())) {
        BigInteger there = s.rootClaimed.get(state, netuid, change.to(), claimed.key3());
        BigInteger sum = there.add(claimed.value());
        s.rootClaimed.put(state, netuid, change.to(), claimed.key3(), sum);
        s.rootClaimed.remove(state, netuid, change.from(), claimed.key3());
      }
    }
    move(state, s.autoParentDelegationEnabled, change.from(), change.to(), (old, moved) -> moved);
  }

  private Stream<AccountId> stakers(State state, AccountId hotkey) {
    return s.alphaV2.entries(state, hotkey).stream().map(share -> share.key2()).distinct();
  }

  private static List<AccountId> without(List<AccountId> hotkeys, AccountId gone) {
    List<AccountId> rest = new ArrayList<>(hotkeys);
    rest.remove(gone);
    return List.copyOf(rest);
  }

  /** Moves an entry of a map whose last key is the hotkey. */
  private static <A, V> void moveUnder(
      State state, StorageDoubleMap<A, AccountId, V> map, A first, Change change) {
    moveUnder(state, map, first, change, (old, moved) -> moved);
  }

  private static <A, V> void moveUnder(
      State state,
      StorageDoubleMap<A, AccountId, V> map,
      A first,
      Change change,
      BinaryOperator<V> merge) {
    map.find(state, first, change.from())
        .ifPresent(
            moved -> {
              V sum =
                  map.find(state, first, change.to()).map(v -> merge.apply(v, moved)).orElse(moved);
              map.put(state, first, change.to(), sum);
              map.remove(state, first, change.from());
            });
  }

  /** Moves an entry of a map whose first key is the hotkey. */
  private static <B, V> void moveOver(
      State state,
      StorageDoubleMap<AccountId, B, V> map,
      B second,
      Change change,
      BinaryOperator<V> merge) {
    map.find(state, change.from(), second)
        .ifPresent(
            moved -> {
              V sum =
                  map.find(state, change.to(), second)
                      .map(v -> merge.apply(v, moved))
                      .orElse(moved);
              map.put(state, change.to(), second, sum);
              map.remove(state, change.from(), second);
            });
  }

  private static <K, V> void move(
      State state, StorageMap<K, V> map, K from, K to, BinaryOperator<V> merge) {
    map.find(state, from)
        .ifPresent(
            moved -> {
              V sum = map.find(state, to).map(v -> merge.apply(v, moved)).orElse(moved);
              map.put(state, to, sum);
              map.remove(state, from);
            });
  }
}
