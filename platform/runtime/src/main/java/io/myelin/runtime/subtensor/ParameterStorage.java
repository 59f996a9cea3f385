package io.myelin.runtime.subtensor;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.BOOL;
import static io.myelin.runtime.type.Types.I16;
import static io.myelin.runtime.type.Types.NETUID;
import static io.myelin.runtime.type.Types.RAO;
import static io.myelin.runtime.type.Types.U16;
import static io.myelin.runtime.type.Types.U64;
import static io.myelin.runtime.type.Types.U8;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.storage.StorageDoubleMap;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.storage.StorageValue;
import io.myelin.runtime.subtensor.SubtensorTypes.U16Pair;

/** Hyperparameters of a subnet and registration counters (storage.md 3, items 119-164). */
abstract class ParameterStorage extends SubnetStorage {
  public final StorageMap<NetUid, Integer> alphaSigmoidSteepness =
      map("AlphaSigmoidSteepness", identity(NETUID), I16, 1000);
  public final StorageMap<NetUid, Integer> kappa = map("Kappa", identity(NETUID), U16, 32767);
  public final StorageMap<NetUid, Integer> registrationsThisInterval =
      map("RegistrationsThisInterval", identity(NETUID), U16, 0);
  public final StorageMap<NetUid, Integer> powRegistrationsThisInterval =
      map("POWRegistrationsThisInterval", identity(NETUID), U16, 0);
  public final StorageMap<NetUid, Integer> burnRegistrationsThisInterval =
      map("BurnRegistrationsThisInterval", identity(NETUID), U16, 0);
  public final StorageMap<NetUid, Integer> minAllowedUids =
      map("MinAllowedUids", identity(NETUID), U16, 64);
  public final StorageMap<NetUid, Integer> maxAllowedUids =
      map("MaxAllowedUids", identity(NETUID), U16, 256);
  public final StorageMap<NetUid, Integer> immunityPeriod =
      map("ImmunityPeriod", identity(NETUID), U16, 4096);
  public final StorageMap<NetUid, Integer> activityCutoff =
      map("ActivityCutoff", identity(NETUID), U16, 5000);
  public final StorageMap<NetUid, Integer> maxWeightsLimit =
      map("MaxWeightsLimit", identity(NETUID), U16, 65535);
  public final StorageMap<NetUid, Long> weightsVersionKey =
      map("WeightsVersionKey", identity(NETUID), U64, 0L);
  public final StorageMap<NetUid, Integer> minAllowedWeights =
      map("MinAllowedWeights", identity(NETUID), U16, 1024);
  public final StorageMap<NetUid, Integer> maxAllowedValidators =
      map("MaxAllowedValidators", identity(NETUID), U16, 128);
  public final StorageMap<NetUid, Integer> adjustmentInterval =
      map("AdjustmentInterval", identity(NETUID), U16, 100);
  public final StorageMap<NetUid, Long> bondsMovingAverage =
      map("BondsMovingAverage", identity(NETUID), U64, 900000L);
  public final StorageMap<NetUid, Integer> bondsPenalty =
      map("BondsPenalty", identity(NETUID), U16, 65535);
  public final StorageMap<NetUid, Boolean> bondsResetOn =
      map("BondsResetOn", identity(NETUID), BOOL, false);
  public final StorageMap<NetUid, Long> weightsSetRateLimit =
      map("WeightsSetRateLimit", identity(NETUID), U64, 100L);
  public final StorageMap<NetUid, Long> validatorPruneLen =
      map("ValidatorPruneLen", identity(NETUID), U64, 1L);
  public final StorageMap<NetUid, Integer> scalingLawPower =
      map("ScalingLawPower", identity(NETUID), U16, 50);
  public final StorageMap<NetUid, Integer> targetRegistrationsPerInterval =
      map("TargetRegistrationsPerInterval", identity(NETUID), U16, 2);
  public final StorageMap<NetUid, Long> adjustmentAlpha =
      map("AdjustmentAlpha", identity(NETUID), U64, 0L);
  public final StorageMap<NetUid, Boolean> commitRevealWeightsEnabled =
      map("CommitRevealWeightsEnabled", identity(NETUID), BOOL, true);
  public final StorageMap<NetUid, Rao> burn =
      map("Burn", identity(NETUID), RAO, Rao.of(100000000L));
  public final StorageMap<NetUid, Long> difficulty =
      map("Difficulty", identity(NETUID), U64, 10000000L);
  public final StorageMap<NetUid, Rao> minBurn =
      map("MinBurn", identity(NETUID), RAO, Rao.of(500000L));
  public final StorageMap<NetUid, Rao> maxBurn =
      map("MaxBurn", identity(NETUID), RAO, Rao.of(100000000000L));
  public final StorageMap<NetUid, Long> minDifficulty =
      map("MinDifficulty", identity(NETUID), U64, 10000000L);
  public final StorageMap<NetUid, Long> maxDifficulty =
      map("MaxDifficulty", identity(NETUID), U64, 4611686018427387903L);
  public final StorageMap<NetUid, Long> lastAdjustmentBlock =
      map("LastAdjustmentBlock", identity(NETUID), U64, 0L);
  public final StorageMap<NetUid, Integer> registrationsThisBlock =
      map("RegistrationsThisBlock", identity(NETUID), U16, 0);
  public final StorageMap<NetUid, Long> emaPriceHalvingBlocks =
      map("EMAPriceHalvingBlocks", identity(NETUID), U64, 201600L);
  public final StorageMap<NetUid, Rao> raoRecycledForRegistration =
      map("RAORecycledForRegistration", identity(NETUID), RAO, Rao.ZERO);
  public final StorageValue<Integer> maxEpochsPerBlock = value("MaxEpochsPerBlock", U8, 2);
  public final StorageValue<Long> txRateLimit = value("TxRateLimit", U64, 1000L);
  public final StorageValue<Long> txDelegateTakeRateLimit =
      value("TxDelegateTakeRateLimit", U64, 216000L);
  public final StorageValue<Long> txChildkeyTakeRateLimit =
      value("TxChildkeyTakeRateLimit", U64, 216000L);
  public final StorageMap<NetUid, Boolean> liquidAlphaOn =
      map("LiquidAlphaOn", blake2(NETUID), BOOL, false);
  public final StorageMap<NetUid, Boolean> yuma3On = map("Yuma3On", blake2(NETUID), BOOL, false);
  public final StorageMap<NetUid, U16Pair> alphaValues =
      map("AlphaValues", identity(NETUID), SubtensorTypes.U16_PAIR, new U16Pair(45875, 58982));
  public final StorageMap<NetUid, Boolean> subtokenEnabled =
      map("SubtokenEnabled", identity(NETUID), BOOL, false);
  public final StorageDoubleMap<NetUid, AccountId, Long> votingPower =
      map("VotingPower", identity(NETUID), blake2(ACCOUNT), U64, 0L);
  public final StorageMap<NetUid, Boolean> votingPowerTrackingEnabled =
      map("VotingPowerTrackingEnabled", identity(NETUID), BOOL, false);
  public final StorageMap<NetUid, Long> votingPowerDisableAtBlock =
      map("VotingPowerDisableAtBlock", identity(NETUID), U64, 0L);
  public final StorageMap<NetUid, Long> votingPowerEmaAlpha =
      map("VotingPowerEmaAlpha", identity(NETUID), U64, 3570000000000000L);
  public final StorageMap<NetUid, Integer> immuneOwnerUidsLimit =
      map("ImmuneOwnerUidsLimit", identity(NETUID), U16, 1);

  ParameterStorage(int index, String name) {
    super(index, name);
  }
}
