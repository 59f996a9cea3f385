package io.myelin.runtime.subtensor;

import io.myelin.consensus.EpochParameters;
import io.myelin.consensus.EpochState;
import io.myelin.consensus.SparseRows;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.storage.StorageDoubleMap;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.subtensor.SubtensorTypes.U16Pair;
import io.myelin.runtime.subtensor.SubtensorTypes.WeightCommit;
import io.myelin.runtime.type.Packed;
import io.myelin.runtime.type.Packed.Pairs;
import java.util.Arrays;
import java.util.List;

/** Reads what consensus needs from storage (yuma.md 2, 3, 5). */
final class EpochInputs {
  private final SubtensorPallet s;
  private final Schedule schedule;
  private final WeightCalls weights;
  private final StorageMap<NetUid, boolean[]> permits;
  private final StorageMap<Integer, long[]> lastUpdate;
  private final StorageDoubleMap<Integer, Integer, Pairs> weightRows;
  private final StorageDoubleMap<Integer, Integer, Pairs> bondRows;

  EpochInputs(SubtensorPallet s, Schedule schedule, WeightCalls weights) {
    this.s = s;
    this.schedule = schedule;
    this.weights = weights;
    permits = s.validatorPermit.as(Packed.BOOLS);
    lastUpdate = s.lastUpdate.as(Packed.U64S);
    weightRows = s.weights.as(Packed.U16_PAIRS);
    bondRows = s.bonds.as(Packed.U16_PAIRS);
  }

  EpochParameters parameters(StateView state, NetUid netuid) {
    U16Pair alpha = s.alphaValues.get(state, netuid);
    return new EpochParameters(
        s.subnetworkN.get(state, netuid),
        s.tempo.get(state, netuid),
        cutoff(state, netuid),
        s.kappa.get(state, netuid),
        s.maxAllowedValidators.get(state, netuid),
        s.stakeThreshold.get(state),
        s.bondsMovingAverage.get(state, netuid),
        s.bondsPenalty.get(state, netuid),
        s.yuma3On.get(state, netuid),
        s.liquidAlphaOn.get(state, netuid),
        alpha.first(),
        alpha.second(),
        s.alphaSigmoidSteepness.get(state, netuid),
        s.ownerUid(state, netuid),
        s.commitRevealWeightsEnabled.get(state, netuid));
  }

  EpochState state(StateView state, NetUid netuid, long block) {
    List<AccountId> hotkeys = s.hotkeys(state, netuid);
    int n = hotkeys.size();
    long[] alpha = new long[n];
    long[] root = new long[n];
    long[] registered = new long[n];
    for (int uid = 0; uid < n; uid++) {
      alpha[uid] = s.totalHotkeyAlpha.get(state, hotkeys.get(uid), netuid).value();
      root[uid] = s.totalHotkeyAlpha.get(state, hotkeys.get(uid), NetUid.ROOT).value();
      registered[uid] = s.blockAtRegistration.get(state, netuid, uid);
    }
    return new EpochState(
        block,
        s.lastMechansimStepBlock.get(state, netuid),
        lastUpdate.get(state, netuid.value()),
        registered,
        alpha,
        root,
        s.taoWeight.get(state),
        permits.get(state, netuid),
        rows(state, weightRows, netuid, n),
        rows(state, bondRows, netuid, n),
        commitBlocks(state, netuid, hotkeys, block));
  }

  private long cutoff(StateView state, NetUid netuid) {
    long factor = s.activityCutoffFactorMilli.get(state, netuid);
    return Math.max(1, factor * s.tempo.get(state, netuid) / 1000);
  }

  /** Consensus asks for them only where weights are committed first. */
  private long[] commitBlocks(StateView state, NetUid netuid, List<AccountId> hotkeys, long block) {
    if (!s.commitRevealWeightsEnabled.get(state, netuid)) {
      return new long[0];
    }
    long epoch = schedule.epoch(state, netuid, block);
    long[] first = new long[hotkeys.size()];
    Arrays.fill(first, -1);
    for (int uid = 0; uid < first.length; uid++) {
      List<WeightCommit> live = weights.live(state, netuid, hotkeys.get(uid), epoch);
      if (!live.isEmpty()) {
        first[uid] = live.get(0).block();
      }
    }
    return first;
  }

  private static SparseRows rows(
      StateView state, StorageDoubleMap<Integer, Integer, Pairs> map, NetUid netuid, int n) {
    SparseRows rows = SparseRows.empty(n);
    for (var row : map.entries(state, netuid.value())) {
      if (row.key2() < n) {
        rows.columns()[row.key2()] = row.value().first();
        rows.values()[row.key2()] = row.value().second();
      }
    }
    return rows;
  }
}
