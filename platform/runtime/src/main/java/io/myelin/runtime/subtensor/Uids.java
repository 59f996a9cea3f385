package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.subtensor.SubtensorTypes.U16Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Giving uids to hotkeys: at the end, or in place of the weakest (registration.md 4). */
final class Uids {
  private final SubtensorPallet s;

  Uids(SubtensorPallet s) {
    this.s = s;
  }

  /** Whether a newcomer could get a uid now. */
  boolean hasRoom(StateView state, NetUid netuid, long block) {
    int most = s.maxAllowedUids.get(state, netuid);
    return most != 0
        && (s.subnetworkN.get(state, netuid) < most
            || replaceable(state, netuid, block).isPresent());
  }

  int give(State state, NetUid netuid, AccountId hotkey, long block) {
    if (s.subnetworkN.get(state, netuid) < s.maxAllowedUids.get(state, netuid)) {
      return append(state, netuid, hotkey, block);
    }
    int uid = replaceable(state, netuid, block).orElseThrow(s.error("NoNeuronIdAvailable")::raise);
    replace(state, netuid, uid, hotkey, block);
    return uid;
  }

  /** Gives the next uid. */
  int append(State state, NetUid netuid, AccountId hotkey, long block) {
    int uid = s.subnetworkN.get(state, netuid);
    lengthen(state, netuid, uid, block);
    put(state, netuid, uid, hotkey, block);
    return uid;
  }

  /** Gives a uid that another has. */
  void replace(State state, NetUid netuid, int uid, AccountId hotkey, long block) {
    clear(state, netuid, uid, block);
    put(state, netuid, uid, hotkey, block);
  }

  private void put(State state, NetUid netuid, int uid, AccountId hotkey, long block) {
    s.keys.put(state, netuid, uid, hotkey);
    s.uids.put(state, netuid, hotkey, uid);
    s.blockAtRegistration.put(state, netuid, uid, block);
    s.isNetworkMember.put(state, hotkey, netuid, true);
  }

  private void lengthen(State state, NetUid netuid, int n, long block) {
    s.subnetworkN.put(state, netuid, n + 1);
    s.active.update(state, netuid, v -> with(v, n, true, false));
    s.emission.update(state, netuid, v -> with(v, n, Rao.ZERO, Rao.ZERO));
    s.validatorPermit.update(state, netuid, v -> with(v, n, false, false));
    s.incentive.update(state, netuid.value(), v -> with(v, n, 0, 0));
    s.lastUpdate.update(state, netuid.value(), v -> with(v, n, block, 0L));
    for (StorageMap<NetUid, List<Integer>> map : ratios()) {
      map.update(state, netuid, v -> with(v, n, 0, 0));
    }
  }

  private void clear(State state, NetUid netuid, int uid, long block) {
    AccountId old = s.keys.get(state, netuid, uid);
    s.uids.remove(state, netuid, old);
    s.isNetworkMember.remove(state, old, netuid);
    s.axons.remove(state, netuid, old);
    s.neuronCertificates.remove(state, netuid, old);
    s.prometheus.remove(state, netuid, old);
    s.associatedEvmAddress.remove(state, netuid, uid);
    s.active.update(state, netuid, v -> with(v, uid, true, false));
    s.emission.update(state, netuid, v -> with(v, uid, Rao.ZERO, Rao.ZERO));
    s.validatorPermit.update(state, netuid, v -> with(v, uid, false, false));
    s.incentive.update(state, netuid.value(), v -> with(v, uid, 0, 0));
    s.lastUpdate.update(state, netuid.value(), v -> with(v, uid, block, 0L));
    ratios().forEach(map -> map.update(state, netuid, v -> with(v, uid, 0, 0)));
    s.stakeWeight.update(state, netuid, v -> with(v, uid, 0, 0));
    s.bonds.remove(state, netuid.value(), uid);
    s.weights.remove(state, netuid.value(), uid);
    s.weights
        .entries(state, netuid.value())
        .forEach(
            row ->
                s.weights.put(
                    state,
                    row.key1(),
                    row.key2(),
                    row.value().stream()
                        .map(e -> e.first() == uid ? new U16Pair(uid, 0) : e)
                        .toList()));
  }

  private List<StorageMap<NetUid, List<Integer>>> ratios() {
    return List.of(s.consensus, s.dividends, s.validatorTrust);
  }

  /** The uid a newcomer would take: the weakest that is not immune, else the weakest immune. */
  private Optional<Integer> replaceable(StateView state, NetUid netuid, long block) {
    List<Integer> spared = ownerImmune(state, netuid);
    List<Rao> emission = s.emission.get(state, netuid);
    int immunity = s.immunityPeriod.get(state, netuid);
    List<Integer> candidates =
        IntStream.range(0, s.subnetworkN.get(state, netuid))
            .filter(uid -> !spared.contains(uid))
            .boxed()
            .sorted(
                Comparator.<Integer, Rao>comparing(
                        uid -> uid < emission.size() ? emission.get(uid) : Rao.ZERO)
                    .thenComparing(uid -> s.blockAtRegistration.get(state, netuid, uid))
                    .thenComparing(uid -> uid))
            .toList();
    List<Integer> free =
        candidates.stream()
            .filter(uid -> block - s.blockAtRegistration.get(state, netuid, uid) >= immunity)
            .toList();
    if (free.size() > s.minNonImmuneUids.get(state, netuid)) {
      return Optional.of(free.get(0));
    }
    return candidates.stream().filter(uid -> !free.contains(uid)).findFirst();
  }

  private List<Integer> ownerImmune(StateView state, NetUid netuid) {
    int limit = s.immuneOwnerUidsLimit.get(state, netuid);
    List<AccountId> hotkeys =
        s.subnetOwner
            .find(state, netuid)
            .map(owner -> s.ownedHotkeys.get(state, owner))
            .orElse(List.of());
    Optional<Integer> first =
        s.subnetOwnerHotkey.find(state, netuid).flatMap(key -> s.uids.find(state, netuid, key));
    Stream<Integer> owned =
        hotkeys.stream()
            .flatMap(hotkey -> s.uids.find(state, netuid, hotkey).stream())
            .sorted(
                Comparator.<Integer, Long>comparing(
                        uid -> s.blockAtRegistration.get(state, netuid, uid))
                    .thenComparing(uid -> uid));
    return Stream.concat(first.stream(), owned).distinct().limit(limit).toList();
  }

  OptionalInt uid(StateView state, NetUid netuid, AccountId hotkey) {
    return s.uids.find(state, netuid, hotkey).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  /** The vector with one place set, padded when it was too short. */
  static <T> List<T> with(List<T> vector, int at, T value, T padding) {
    List<T> copy = new ArrayList<>(vector);
    if (copy.size() <= at) {
      copy.addAll(Collections.nCopies(at + 1 - copy.size(), padding));
    }
    copy.set(at, value);
    return List.copyOf(copy);
  }
}
