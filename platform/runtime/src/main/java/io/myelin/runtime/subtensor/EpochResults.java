package io.myelin.runtime.subtensor;

import io.myelin.consensus.EpochOutcome;
import io.myelin.primitives.NetUid;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.storage.StorageDoubleMap;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.type.Packed;
import io.myelin.runtime.type.Packed.Pairs;

/** Stores what an epoch decided (yuma.md 8). */
final class EpochResults {
  private final StorageMap<NetUid, boolean[]> active;
  private final StorageMap<NetUid, boolean[]> permits;
  private final StorageMap<NetUid, long[]> emission;
  private final StorageMap<Integer, int[]> incentive;
  private final StorageMap<NetUid, int[]> consensus;
  private final StorageMap<NetUid, int[]> dividends;
  private final StorageMap<NetUid, int[]> validatorTrust;
  private final StorageMap<NetUid, int[]> stakeWeight;
  private final StorageDoubleMap<Integer, Integer, Pairs> bonds;

  EpochResults(SubtensorPallet s) {
    active = s.active.as(Packed.BOOLS);
    permits = s.validatorPermit.as(Packed.BOOLS);
    emission = s.emission.as(Packed.U64S);
    incentive = s.incentive.as(Packed.U16S);
    consensus = s.consensus.as(Packed.U16S);
    dividends = s.dividends.as(Packed.U16S);
    validatorTrust = s.validatorTrust.as(Packed.U16S);
    stakeWeight = s.stakeWeight.as(Packed.U16S);
    bonds = s.bonds.as(Packed.U16_PAIRS);
  }

  /** A fallback split by stake is neither paid nor stored. */
  void store(State state, NetUid netuid, EpochOutcome outcome) {
    int n = outcome.active().length;
    incentive.put(state, netuid.value(), outcome.incentive());
    active.put(state, netuid, outcome.active());
    emission.put(state, netuid, outcome.judged() ? outcome.combinedEmission() : new long[n]);
    consensus.put(state, netuid, outcome.consensus());
    dividends.put(state, netuid, outcome.dividends());
    validatorTrust.put(state, netuid, outcome.validatorTrust());
    permits.put(state, netuid, outcome.validatorPermit());
    stakeWeight.put(state, netuid, outcome.stakeWeight());
    for (int uid = 0; uid < n; uid++) {
      int[] columns = outcome.bonds().columns()[uid];
      bonds.put(state, netuid.value(), uid, new Pairs(columns, outcome.bonds().values()[uid]));
    }
  }
}
