package io.myelin.runtime.subtensor.info;

import io.myelin.consensus.StakeStep;
import io.myelin.consensus.fixed.Wide;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.subtensor.SubtensorPallet;
import io.myelin.runtime.subtensor.SubtensorTypes.SubnetIdentity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One subnet in one state, seen through one of its mechanisms.
 *
 * @param index of the mechanism's own vectors: netuid + 4096 times the mechanism id
 */
record SubnetView(
    SubtensorPallet pallet, StateView state, NetUid netuid, int index, List<AccountId> hotkeys) {
  private static final int MECHANISM_STEP = 4096;
  private static final long STABLE_PRICE = 1_000_000_000;

  static Optional<SubnetView> of(SubtensorPallet s, StateView state, NetUid netuid, int mechanism) {
    boolean exists =
        s.networksAdded.get(state, netuid)
            && mechanism < s.mechanismCountCurrent.get(state, netuid);
    return exists
        ? Optional.of(
            new SubnetView(
                s,
                state,
                netuid,
                netuid.value() + MECHANISM_STEP * mechanism,
                s.hotkeys(state, netuid)))
        : Optional.empty();
  }

  <V> V get(StorageMap<NetUid, V> item) {
    return item.get(state, netuid);
  }

  /** One value per neuron, in the order of the uids. */
  <V> List<V> each(Function<NeuronView, V> value) {
    return neurons().stream().map(value).toList();
  }

  List<NeuronView> neurons() {
    List<NeuronView> all = new ArrayList<>();
    for (int uid = 0; uid < hotkeys.size(); uid++) {
      all.add(new NeuronView(this, uid, hotkeys.get(uid)));
    }
    return all;
  }

  Optional<NeuronView> neuron(int uid) {
    return uid < hotkeys.size()
        ? Optional.of(new NeuronView(this, uid, hotkeys.get(uid)))
        : Optional.empty();
  }

  Optional<SubnetIdentity> identity() {
    return pallet.subnetIdentitiesV3.find(state, netuid);
  }

  /** The name its owner gave it, else one made of its number; as the numbers of its bytes. */
  List<Integer> name() {
    byte[] given = identity().map(SubnetIdentity::subnetName).orElse(new byte[0]);
    String made = netuid.isRoot() ? "root" : "subnet-" + netuid;
    return bytes(given.length > 0 ? given : made.getBytes(StandardCharsets.UTF_8));
  }

  List<Integer> symbol() {
    return bytes(get(pallet.tokenSymbol));
  }

  long activityCutoff() {
    return Math.max(1, get(pallet.activityCutoffFactorMilli) * get(pallet.tempo) / 1000);
  }

  long block() {
    return pallet.blockNumber(state);
  }

  Rao pendingAlpha() {
    return get(pallet.pendingServerEmission).plus(get(pallet.pendingValidatorEmission));
  }

  /** What one alpha is worth, times 10^9; a stable subnet's is worth one TAO. */
  static long price() {
    return STABLE_PRICE;
  }

  /** Uids that hold a permit and whose stake is above the threshold, ascending by stake. */
  List<Integer> validators() {
    long threshold = pallet.stakeThreshold.get(state);
    List<Boolean> permits = get(pallet.validatorPermit);
    return IntStream.range(0, hotkeys.size())
        .filter(uid -> uid < permits.size() && permits.get(uid))
        .mapToObj(uid -> new NeuronView(this, uid, hotkeys.get(uid)))
        .filter(neuron -> Long.compareUnsigned(neuron.totalStake(), threshold) > 0)
        .sorted(Comparator.comparing(NeuronView::totalStake, Long::compareUnsigned))
        .map(NeuronView::uid)
        .toList();
  }

  /** Stake weight of yuma.md 3, rounded down. */
  long stakeWeight(long alpha, long root) {
    return Wide.toU64(
        StakeStep.weight(alpha, root, StakeStep.taoWeight(pallet.taoWeight.get(state))), 64);
  }

  static List<Integer> bytes(byte[] text) {
    return IntStream.range(0, text.length).mapToObj(i -> text[i] & 0xff).toList();
  }
}
