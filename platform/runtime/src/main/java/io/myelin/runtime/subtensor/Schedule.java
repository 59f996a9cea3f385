package io.myelin.runtime.subtensor;

import io.myelin.primitives.NetUid;
import io.myelin.primitives.state.StateView;

/** When a subnet's epoch is due, and which epoch it is (economics.md 5, weights.md 4.3). */
final class Schedule {
  private static final long LONGEST = 50_400;
  private final SubtensorPallet s;

  Schedule(SubtensorPallet s) {
    this.s = s;
  }

  boolean due(StateView state, NetUid netuid, long block) {
    int tempo = s.tempo.get(state, netuid);
    long requested = s.pendingEpochAt.get(state, netuid);
    return tempo != 0
        && ((requested > 0 && block >= requested)
            || s.blocksSinceLastStep.get(state, netuid) > LONGEST
            || block - s.lastEpochBlock.get(state, netuid) >= tempo);
  }

  /** Whether an epoch is so near that hyperparameters must stay; never where none runs. */
  boolean frozen(StateView state, NetUid netuid, long block) {
    int tempo = s.tempo.get(state, netuid);
    long left = Math.max(0, s.lastEpochBlock.get(state, netuid) + tempo - block);
    return tempo != 0
        && (left < s.adminFreezeWindow.get(state) || s.pendingEpochAt.get(state, netuid) > block);
  }

  /** The epoch number, one ahead where the slot is due but not consumed yet. */
  long epoch(StateView state, NetUid netuid, long block) {
    return s.subnetEpochIndex.get(state, netuid) + (due(state, netuid, block) ? 1 : 0);
  }
}
