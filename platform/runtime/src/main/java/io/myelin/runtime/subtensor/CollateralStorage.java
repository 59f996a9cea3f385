package io.myelin.runtime.subtensor;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.NETUID;
import static io.myelin.runtime.type.Types.U16;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.storage.StorageTripleMap;
import io.myelin.runtime.subtensor.SubtensorTypes.MinerCollateral;

/**
 * Items that the reference chain got since and its newest client reads before it registers or sets
 * weights (since-june.md 1 and 3). No rule reads them: every subnet judges by Yuma, nothing is held
 * as collateral.
 */
abstract class CollateralStorage extends NeuronStorage {
  public final StorageMap<NetUid, Integer> subnetEpochConsensus =
      map("SubnetEpochConsensus", identity(NETUID), SubtensorTypes.EPOCH_CONSENSUS, 0);
  public final StorageMap<NetUid, Integer> collateralLockShare =
      map("CollateralLockShare", identity(NETUID), U16, 0);
  public final StorageTripleMap<NetUid, AccountId, AccountId, MinerCollateral> minerCollateral =
      optionalMap(
          "MinerCollateral",
          identity(NETUID),
          blake2(ACCOUNT),
          blake2(ACCOUNT),
          SubtensorTypes.MINER_COLLATERAL);

  CollateralStorage(int index, String name) {
    super(index, name);
  }
}
