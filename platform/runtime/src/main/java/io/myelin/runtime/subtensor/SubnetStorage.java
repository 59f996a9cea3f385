package io.myelin.runtime.subtensor;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.BOOL;
import static io.myelin.runtime.type.Types.BYTES;
import static io.myelin.runtime.type.Types.I64;
import static io.myelin.runtime.type.Types.NETUID;
import static io.myelin.runtime.type.Types.RAO;
import static io.myelin.runtime.type.Types.U16;
import static io.myelin.runtime.type.Types.U32;
import static io.myelin.runtime.type.Types.U64;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.storage.StorageDoubleMap;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.storage.StorageValue;
import io.myelin.runtime.subtensor.SubtensorTypes.FlowEma;
import java.math.BigInteger;

/** Subnets: flows, lock cost, schedule, pending emission (storage.md 3, items 67-118). */
abstract class SubnetStorage extends TokenStorage {
  public final StorageMap<NetUid, byte[]> tokenSymbol =
      map(
          "TokenSymbol",
          identity(NETUID),
          BYTES,
          new byte[] {(byte) 0xf0, (byte) 0x9d, (byte) 0x9c, (byte) 0x8f});
  public final StorageMap<NetUid, Long> subnetTaoFlow =
      map("SubnetTaoFlow", identity(NETUID), I64, 0L);
  public final StorageMap<NetUid, FlowEma> subnetEmaTaoFlow =
      optionalMap("SubnetEmaTaoFlow", identity(NETUID), SubtensorTypes.FLOW_EMA);
  public final StorageValue<Boolean> netTaoFlowEnabled = value("NetTaoFlowEnabled", BOOL, true);
  public final StorageMap<NetUid, Long> subnetProtocolFlow =
      map("SubnetProtocolFlow", identity(NETUID), I64, 0L);
  public final StorageMap<NetUid, FlowEma> subnetEmaProtocolFlow =
      optionalMap("SubnetEmaProtocolFlow", identity(NETUID), SubtensorTypes.FLOW_EMA);
  public final StorageValue<BigInteger> taoFlowCutoff =
      value("TaoFlowCutoff", SubtensorTypes.I64F64, BigInteger.ZERO);
  public final StorageValue<BigInteger> flowNormExponent =
      value("FlowNormExponent", SubtensorTypes.U64F64, BigInteger.ONE.shiftLeft(64));
  public final StorageValue<Long> flowEmaSmoothingFactor =
      value("FlowEmaSmoothingFactor", U64, 29597889189277L);
  public final StorageMap<byte[], Long> usedWork = map("UsedWork", identity(BYTES), U64, 0L);
  public final StorageMap<NetUid, Integer> maxRegistrationsPerBlock =
      map("MaxRegistrationsPerBlock", identity(NETUID), U16, 1);
  public final StorageValue<Integer> totalNetworks = value("TotalNetworks", U16, 0);
  public final StorageValue<Long> networkImmunityPeriod =
      value("NetworkImmunityPeriod", U64, 1296000L);
  public final StorageValue<Long> startCallDelay = value("StartCallDelay", U64, 0L);
  public final StorageValue<Rao> networkMinLockCost =
      value("NetworkMinLockCost", RAO, Rao.of(1000000000000L));
  public final StorageValue<Rao> networkLastLockCost =
      value("NetworkLastLockCost", RAO, Rao.of(1000000000000L));
  public final StorageValue<Long> networkLockReductionInterval =
      value("NetworkLockReductionInterval", U64, 100800L);
  public final StorageValue<Integer> subnetOwnerCut = value("SubnetOwnerCut", U16, 11796);
  public final StorageMap<NetUid, Boolean> ownerCutEnabled =
      map("OwnerCutEnabled", identity(NETUID), BOOL, true);
  public final StorageValue<Long> networkRateLimit = value("NetworkRateLimit", U64, 7200L);
  public final StorageValue<Long> nominatorMinRequiredStake =
      value("NominatorMinRequiredStake", U64, 0L);
  public final StorageValue<Long> weightsVersionKeyRateLimit =
      value("WeightsVersionKeyRateLimit", U64, 5L);
  public final StorageMap<RateLimitKey, Long> lastRateLimitedBlock =
      map("LastRateLimitedBlock", identity(SubtensorTypes.RATE_LIMIT_KEY), U64, 0L);
  public final StorageMap<NetUid, Boolean> transferToggle =
      map("TransferToggle", identity(NETUID), BOOL, true);
  public final StorageMap<NetUid, Rao> subnetLocked =
      map("SubnetLocked", identity(NETUID), RAO, Rao.ZERO);
  public final StorageMap<NetUid, Long> largestLocked =
      map("LargestLocked", identity(NETUID), U64, 0L);
  public final StorageMap<NetUid, Integer> tempo = map("Tempo", identity(NETUID), U16, 360);
  public final StorageMap<NetUid, Long> lastEpochBlock =
      map("LastEpochBlock", identity(NETUID), U64, 0L);
  public final StorageMap<NetUid, Long> pendingEpochAt =
      map("PendingEpochAt", identity(NETUID), U64, 0L);
  public final StorageMap<NetUid, Long> subnetEpochIndex =
      map("SubnetEpochIndex", identity(NETUID), U64, 0L);
  public final StorageMap<NetUid, Long> activityCutoffFactorMilli =
      map("ActivityCutoffFactorMilli", identity(NETUID), U32, 13889L);
  public final StorageMap<NetUid, Long> firstEmissionBlockNumber =
      optionalMap("FirstEmissionBlockNumber", identity(NETUID), U64);
  public final StorageMap<NetUid, Integer> subnetMechanism =
      map("SubnetMechanism", identity(NETUID), U16, 0);
  public final StorageMap<NetUid, Integer> subnetworkN =
      map("SubnetworkN", identity(NETUID), U16, 0);
  public final StorageMap<NetUid, Boolean> networksAdded =
      map("NetworksAdded", identity(NETUID), BOOL, false);
  public final StorageDoubleMap<AccountId, NetUid, Boolean> isNetworkMember =
      map("IsNetworkMember", blake2(ACCOUNT), identity(NETUID), BOOL, false);
  public final StorageMap<NetUid, Boolean> networkRegistrationAllowed =
      map("NetworkRegistrationAllowed", identity(NETUID), BOOL, true);
  public final StorageMap<NetUid, Boolean> networkPowRegistrationAllowed =
      map("NetworkPowRegistrationAllowed", identity(NETUID), BOOL, true);
  public final StorageMap<NetUid, Long> networkRegisteredAt =
      map("NetworkRegisteredAt", identity(NETUID), U64, 0L);
  public final StorageMap<NetUid, Long> registeredSubnetCounter =
      map("RegisteredSubnetCounter", identity(NETUID), U64, 0L);
  public final StorageMap<NetUid, Rao> pendingServerEmission =
      map("PendingServerEmission", identity(NETUID), RAO, Rao.ZERO);
  public final StorageMap<NetUid, Rao> pendingValidatorEmission =
      map("PendingValidatorEmission", identity(NETUID), RAO, Rao.ZERO);
  public final StorageMap<NetUid, Rao> pendingRootAlphaDivs =
      map("PendingRootAlphaDivs", identity(NETUID), RAO, Rao.ZERO);
  public final StorageMap<NetUid, Rao> pendingOwnerCut =
      map("PendingOwnerCut", identity(NETUID), RAO, Rao.ZERO);
  public final StorageMap<NetUid, BigInteger> minerBurned =
      map("MinerBurned", identity(NETUID), SubtensorTypes.U96F32, BigInteger.ZERO);
  public final StorageMap<NetUid, Long> blocksSinceLastStep =
      map("BlocksSinceLastStep", identity(NETUID), U64, 0L);
  public final StorageMap<NetUid, Long> lastMechansimStepBlock =
      map("LastMechansimStepBlock", identity(NETUID), U64, 0L);
  public final StorageMap<NetUid, AccountId> subnetOwner =
      accountMap("SubnetOwner", identity(NETUID));
  public final StorageMap<NetUid, AccountId> subnetOwnerHotkey =
      accountMap("SubnetOwnerHotkey", identity(NETUID));
  public final StorageMap<NetUid, Integer> recycleOrBurn =
      map("RecycleOrBurn", identity(NETUID), SubtensorTypes.RECYCLE_OR_BURN, 0);
  public final StorageMap<NetUid, Long> servingRateLimit =
      map("ServingRateLimit", identity(NETUID), U64, 50L);
  public final StorageMap<NetUid, Integer> rho = map("Rho", identity(NETUID), U16, 10);

  SubnetStorage(int index, String name) {
    super(index, name);
  }
}
