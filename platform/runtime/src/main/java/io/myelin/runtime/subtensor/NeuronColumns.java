package io.myelin.runtime.subtensor;

import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import java.util.List;

/** What a subnet keeps of its neurons in vectors by uid; each is read whole, so once. */
record NeuronColumns(
    List<Boolean> active,
    List<Boolean> validatorPermit,
    List<Integer> stakeWeight,
    List<Integer> consensus,
    List<Integer> incentive,
    List<Integer> dividends,
    List<Integer> validatorTrust,
    List<Rao> emission,
    List<Long> lastUpdate) {
  static NeuronColumns of(SubtensorPallet s, StateView state, NetUid netuid) {
    return new NeuronColumns(
        s.active.get(state, netuid),
        s.validatorPermit.get(state, netuid),
        s.stakeWeight.get(state, netuid),
        s.consensus.get(state, netuid),
        s.incentive.get(state, netuid.value()),
        s.dividends.get(state, netuid),
        s.validatorTrust.get(state, netuid),
        s.emission.get(state, netuid),
        s.lastUpdate.get(state, netuid.value()));
  }
}
