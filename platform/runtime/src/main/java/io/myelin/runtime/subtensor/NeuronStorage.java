package io.myelin.runtime.subtensor;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.BOOL;
import static io.myelin.runtime.type.Types.BYTES;
import static io.myelin.runtime.type.Types.NETUID;
import static io.myelin.runtime.type.Types.RAO;
import static io.myelin.runtime.type.Types.U128;
import static io.myelin.runtime.type.Types.U16;
import static io.myelin.runtime.type.Types.U32;
import static io.myelin.runtime.type.Types.U64;
import static io.myelin.runtime.type.Types.U8;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.storage.StorageDoubleMap;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.storage.StorageTripleMap;
import io.myelin.runtime.storage.StorageValue;
import io.myelin.runtime.subtensor.SubtensorTypes.AxonInfo;
import io.myelin.runtime.subtensor.SubtensorTypes.ChainIdentity;
import io.myelin.runtime.subtensor.SubtensorTypes.ClaimRate;
import io.myelin.runtime.subtensor.SubtensorTypes.Crv3Commit;
import io.myelin.runtime.subtensor.SubtensorTypes.EvmAddress;
import io.myelin.runtime.subtensor.SubtensorTypes.LoadedEmission;
import io.myelin.runtime.subtensor.SubtensorTypes.NeuronCertificate;
import io.myelin.runtime.subtensor.SubtensorTypes.PrometheusInfo;
import io.myelin.runtime.subtensor.SubtensorTypes.SubnetIdentity;
import io.myelin.runtime.subtensor.SubtensorTypes.SubnetLease;
import io.myelin.runtime.subtensor.SubtensorTypes.TimelockedCommit;
import io.myelin.runtime.subtensor.SubtensorTypes.U16Pair;
import io.myelin.runtime.subtensor.SubtensorTypes.WeightCommit;
import io.myelin.runtime.type.Types;
import java.math.BigInteger;
import java.util.List;

/** Neurons, weights, commits, root claims, and two items of our own at the end (storage.md 3). */
abstract class NeuronStorage extends ParameterStorage {
  public final StorageMap<NetUid, List<Integer>> stakeWeight =
      map("StakeWeight", identity(NETUID), Types.vec(U16), List.of());
  public final StorageDoubleMap<NetUid, AccountId, Integer> uids =
      optionalMap("Uids", identity(NETUID), blake2(ACCOUNT), U16);
  public final StorageDoubleMap<NetUid, Integer, AccountId> keys =
      accountMap("Keys", identity(NETUID), identity(U16));
  public final StorageMap<NetUid, List<LoadedEmission>> loadedEmission =
      optionalMap("LoadedEmission", identity(NETUID), Types.vec(SubtensorTypes.LOADED_EMISSION));
  public final StorageMap<NetUid, List<Boolean>> active =
      map("Active", identity(NETUID), Types.vec(BOOL), List.of());
  public final StorageMap<NetUid, List<Integer>> consensus =
      map("Consensus", identity(NETUID), Types.vec(U16), List.of());
  public final StorageMap<Integer, List<Integer>> incentive =
      map("Incentive", identity(U16), Types.vec(U16), List.of());
  public final StorageMap<NetUid, List<Integer>> dividends =
      map("Dividends", identity(NETUID), Types.vec(U16), List.of());
  public final StorageMap<NetUid, List<Rao>> emission =
      map("Emission", identity(NETUID), Types.vec(RAO), List.of());
  public final StorageMap<Integer, List<Long>> lastUpdate =
      map("LastUpdate", identity(U16), Types.vec(U64), List.of());
  public final StorageMap<NetUid, List<Integer>> validatorTrust =
      map("ValidatorTrust", identity(NETUID), Types.vec(U16), List.of());
  public final StorageMap<NetUid, List<Boolean>> validatorPermit =
      map("ValidatorPermit", identity(NETUID), Types.vec(BOOL), List.of());
  public final StorageDoubleMap<Integer, Integer, List<U16Pair>> weights =
      map("Weights", identity(U16), identity(U16), Types.vec(SubtensorTypes.U16_PAIR), List.of());
  public final StorageDoubleMap<Integer, Integer, List<U16Pair>> bonds =
      map("Bonds", identity(U16), identity(U16), Types.vec(SubtensorTypes.U16_PAIR), List.of());
  public final StorageDoubleMap<NetUid, Integer, Long> blockAtRegistration =
      map("BlockAtRegistration", identity(NETUID), identity(U16), U64, 0L);
  public final StorageDoubleMap<NetUid, AccountId, AxonInfo> axons =
      optionalMap("Axons", identity(NETUID), blake2(ACCOUNT), SubtensorTypes.AXON_INFO);
  public final StorageDoubleMap<NetUid, AccountId, NeuronCertificate> neuronCertificates =
      optionalMap(
          "NeuronCertificates",
          identity(NETUID),
          blake2(ACCOUNT),
          SubtensorTypes.NEURON_CERTIFICATE);
  public final StorageDoubleMap<NetUid, AccountId, PrometheusInfo> prometheus =
      optionalMap("Prometheus", identity(NETUID), blake2(ACCOUNT), SubtensorTypes.PROMETHEUS_INFO);
  public final StorageMap<AccountId, ChainIdentity> identitiesV2 =
      optionalMap("IdentitiesV2", blake2(ACCOUNT), SubtensorTypes.CHAIN_IDENTITY);
  public final StorageMap<NetUid, SubnetIdentity> subnetIdentitiesV3 =
      optionalMap("SubnetIdentitiesV3", blake2(NETUID), SubtensorTypes.SUBNET_IDENTITY);
  public final StorageTripleMap<AccountId, NetUid, Integer, Long> transactionKeyLastBlock =
      map("TransactionKeyLastBlock", blake2(ACCOUNT), identity(NETUID), identity(U16), U64, 0L);
  public final StorageMap<AccountId, Long> lastTxBlock =
      map("LastTxBlock", identity(ACCOUNT), U64, 0L);
  public final StorageMap<AccountId, Long> lastTxBlockChildKeyTake =
      map("LastTxBlockChildKeyTake", identity(ACCOUNT), U64, 0L);
  public final StorageMap<AccountId, Long> lastTxBlockDelegateTake =
      map("LastTxBlockDelegateTake", identity(ACCOUNT), U64, 0L);
  public final StorageValue<Long> stakeThreshold = value("StakeThreshold", U64, 0L);
  public final StorageDoubleMap<Integer, AccountId, List<WeightCommit>> weightCommits =
      optionalMap(
          "WeightCommits", twox64(U16), twox64(ACCOUNT), Types.vec(SubtensorTypes.WEIGHT_COMMIT));
  public final StorageDoubleMap<Integer, Long, List<TimelockedCommit>> timelockedWeightCommits =
      map(
          "TimelockedWeightCommits",
          twox64(U16),
          twox64(U64),
          Types.vec(SubtensorTypes.TIMELOCKED_COMMIT),
          List.of());
  public final StorageDoubleMap<Integer, Long, List<Crv3Commit>> crv3WeightCommits =
      map(
          "CRV3WeightCommits",
          twox64(U16),
          twox64(U64),
          Types.vec(SubtensorTypes.CRV3_COMMIT),
          List.of());
  public final StorageDoubleMap<Integer, Long, List<TimelockedCommit>> crv3WeightCommitsV2 =
      map(
          "CRV3WeightCommitsV2",
          twox64(U16),
          twox64(U64),
          Types.vec(SubtensorTypes.TIMELOCKED_COMMIT),
          List.of());
  public final StorageMap<NetUid, Long> revealPeriodEpochs =
      map("RevealPeriodEpochs", twox64(NETUID), U64, 1L);
  public final StorageDoubleMap<AccountId, AccountId, Long> lastColdkeyHotkeyStakeBlock =
      optionalMap("LastColdkeyHotkeyStakeBlock", twox64(ACCOUNT), twox64(ACCOUNT), U64);
  public final StorageMap<NetUid, BigInteger> rootClaimableThreshold =
      map(
          "RootClaimableThreshold",
          blake2(NETUID),
          SubtensorTypes.I96F32,
          BigInteger.valueOf(500_000).shiftLeft(32));
  public final StorageMap<AccountId, List<ClaimRate>> rootClaimable =
      map("RootClaimable", blake2(ACCOUNT), SubtensorTypes.CLAIM_RATES, List.of());
  public final StorageTripleMap<NetUid, AccountId, AccountId, BigInteger> rootClaimed =
      map("RootClaimed", identity(NETUID), blake2(ACCOUNT), blake2(ACCOUNT), U128, BigInteger.ZERO);
  public final StorageMap<AccountId, RootClaimType> rootClaimType =
      map("RootClaimType", blake2(ACCOUNT), SubtensorTypes.ROOT_CLAIM_TYPE, RootClaimType.SWAP);
  public final StorageMap<Long, AccountId> stakingColdkeysByIndex =
      optionalMap("StakingColdkeysByIndex", identity(U64), ACCOUNT);
  public final StorageMap<AccountId, Long> stakingColdkeys =
      optionalMap("StakingColdkeys", identity(ACCOUNT), U64);
  public final StorageValue<Long> numStakingColdkeys = value("NumStakingColdkeys", U64, 0L);
  public final StorageValue<Long> numRootClaim = value("NumRootClaim", U64, 5L);
  public final StorageDoubleMap<NetUid, Integer, EvmAddress> associatedEvmAddress =
      optionalMap("AssociatedEvmAddress", twox64(NETUID), twox64(U16), SubtensorTypes.EVM_ADDRESS);
  public final StorageMap<Long, SubnetLease> subnetLeases =
      optionalMap("SubnetLeases", twox64(U32), SubtensorTypes.SUBNET_LEASE);
  public final StorageDoubleMap<Long, AccountId, BigInteger> subnetLeaseShares =
      map(
          "SubnetLeaseShares",
          twox64(U32),
          identity(ACCOUNT),
          SubtensorTypes.U64F64,
          BigInteger.ZERO);
  public final StorageMap<NetUid, Long> subnetUidToLeaseId =
      optionalMap("SubnetUidToLeaseId", twox64(NETUID), U32);
  public final StorageValue<Long> nextSubnetLeaseId = value("NextSubnetLeaseId", U32, 0L);
  public final StorageMap<Long, Rao> accumulatedLeaseDividends =
      map("AccumulatedLeaseDividends", twox64(U32), RAO, Rao.ZERO);
  public final StorageValue<Integer> commitRevealWeightsVersion =
      value("CommitRevealWeightsVersion", U16, 4);
  public final StorageValue<Long> networkRegistrationStartBlock =
      value("NetworkRegistrationStartBlock", U64, 0L);
  public final StorageValue<Long> taoInRefundDeploymentBlock =
      value("TaoInRefundDeploymentBlock", U64, 0L);
  public final StorageMap<NetUid, Integer> minNonImmuneUids =
      map("MinNonImmuneUids", identity(NETUID), U16, 10);
  public final StorageValue<Integer> maxMechanismCount = value("MaxMechanismCount", U8, 2);
  public final StorageMap<NetUid, Integer> mechanismCountCurrent =
      map("MechanismCountCurrent", twox64(NETUID), U8, 1);
  public final StorageMap<NetUid, List<Integer>> mechanismEmissionSplit =
      optionalMap("MechanismEmissionSplit", twox64(NETUID), Types.vec(U16));
  public final StorageMap<NetUid, Integer> burnHalfLife =
      map("BurnHalfLife", identity(NETUID), U16, 360);
  public final StorageMap<NetUid, BigInteger> burnIncreaseMult =
      map(
          "BurnIncreaseMult",
          identity(NETUID),
          SubtensorTypes.U64F64,
          new BigInteger("23242897532874035200"));
  public final StorageMap<AccountId, Boolean> autoParentDelegationEnabled =
      map("AutoParentDelegationEnabled", blake2(ACCOUNT), BOOL, true);
  public final StorageMap<byte[], Boolean> hasMigrationRun =
      map("HasMigrationRun", identity(BYTES), BOOL, false);
  public final StorageValue<Long> pendingChildKeyCooldown =
      value("PendingChildKeyCooldown", U64, 7200L);
  public final StorageValue<Integer> defaultSubnetMechanism =
      value("DefaultSubnetMechanism", U16, 0);
  public final StorageValue<Boolean> allowLoopbackAxons = value("AllowLoopbackAxons", BOOL, false);

  NeuronStorage(int index, String name) {
    super(index, name);
  }
}
