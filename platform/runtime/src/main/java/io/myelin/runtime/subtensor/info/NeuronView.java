package io.myelin.runtime.subtensor.info;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.storage.StorageDoubleMap;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.subtensor.SubtensorTypes.AxonInfo;
import io.myelin.runtime.subtensor.SubtensorTypes.PrometheusInfo;
import io.myelin.runtime.subtensor.SubtensorTypes.U16Pair;
import java.math.BigInteger;
import java.util.List;

/** One neuron of a subnet; vectors that do not reach its uid yet count as zero. */
record NeuronView(SubnetView subnet, int uid, AccountId hotkey) {
  private static final AxonInfo NO_AXON = new AxonInfo(0, 0, BigInteger.ZERO, 0, 0, 0, 0, 0);
  private static final PrometheusInfo NO_PROMETHEUS =
      new PrometheusInfo(0, 0, BigInteger.ZERO, 0, 0);

  AccountId coldkey() {
    return subnet.pallet().owner.shown(subnet.state(), hotkey);
  }

  Rao alpha() {
    return subnet.pallet().totalHotkeyAlpha.get(subnet.state(), hotkey, subnet.netuid());
  }

  Rao root() {
    return subnet.pallet().totalHotkeyAlpha.get(subnet.state(), hotkey, NetUid.ROOT);
  }

  long totalStake() {
    return subnet.stakeWeight(alpha().value(), root().value());
  }

  AxonInfo axon() {
    return subnet.pallet().axons.find(subnet.state(), subnet.netuid(), hotkey).orElse(NO_AXON);
  }

  PrometheusInfo prometheus() {
    return subnet
        .pallet()
        .prometheus
        .find(subnet.state(), subnet.netuid(), hotkey)
        .orElse(NO_PROMETHEUS);
  }

  <V> V at(StorageMap<NetUid, List<V>> vector, V missing) {
    return element(vector.get(subnet.state(), subnet.netuid()), missing);
  }

  <V> V atIndex(StorageMap<Integer, List<V>> vector, V missing) {
    return element(vector.get(subnet.state(), subnet.index()), missing);
  }

  /** A row of weights or bonds without its zeros. */
  List<U16Pair> row(StorageDoubleMap<Integer, Integer, List<U16Pair>> rows) {
    return rows.get(subnet.state(), subnet.index(), uid).stream()
        .filter(pair -> pair.second() != 0)
        .toList();
  }

  private <V> V element(List<V> values, V missing) {
    return uid < values.size() ? values.get(uid) : missing;
  }
}
