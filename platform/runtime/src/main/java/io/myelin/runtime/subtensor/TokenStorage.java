package io.myelin.runtime.subtensor;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.BOOL;
import static io.myelin.runtime.type.Types.BYTES;
import static io.myelin.runtime.type.Types.NETUID;
import static io.myelin.runtime.type.Types.RAO;
import static io.myelin.runtime.type.Types.U128;
import static io.myelin.runtime.type.Types.U32;
import static io.myelin.runtime.type.Types.U64;

import io.myelin.consensus.fixed.SafeFloat;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.storage.StorageDoubleMap;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.storage.StorageTripleMap;
import io.myelin.runtime.storage.StorageValue;
import io.myelin.runtime.subtensor.SubtensorTypes.Announcement;
import io.myelin.runtime.subtensor.SubtensorTypes.LockState;
import io.myelin.runtime.subtensor.SubtensorTypes.Unit;
import io.myelin.runtime.type.Types;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Supply, pools, stake and locks (storage.md 3, items 25-66). */
abstract class TokenStorage extends KeyStorage {
  public final StorageValue<Rao> totalIssuance = value("TotalIssuance", RAO, Rao.ZERO);
  public final StorageValue<Rao> totalStake = value("TotalStake", RAO, Rao.ZERO);
  public final StorageValue<BigInteger> subnetMovingAlpha =
      value("SubnetMovingAlpha", SubtensorTypes.I96F32, BigInteger.valueOf(12885));
  public final StorageMap<NetUid, BigInteger> subnetMovingPrice =
      map("SubnetMovingPrice", identity(NETUID), SubtensorTypes.I96F32, BigInteger.ZERO);
  public final StorageMap<NetUid, BigInteger> rootProp =
      map("RootProp", identity(NETUID), SubtensorTypes.U96F32, BigInteger.ZERO);
  public final StorageMap<NetUid, BigInteger> subnetVolume =
      map("SubnetVolume", identity(NETUID), U128, BigInteger.ZERO);
  public final StorageMap<NetUid, Rao> subnetTao =
      map("SubnetTAO", identity(NETUID), RAO, Rao.ZERO);
  public final StorageMap<NetUid, Rao> subnetAlphaInEmission =
      map("SubnetAlphaInEmission", identity(NETUID), RAO, Rao.ZERO);
  public final StorageMap<NetUid, Boolean> subnetEmissionEnabled =
      map("SubnetEmissionEnabled", identity(NETUID), BOOL, true);
  public final StorageMap<NetUid, Rao> subnetAlphaOutEmission =
      map("SubnetAlphaOutEmission", identity(NETUID), RAO, Rao.ZERO);
  public final StorageMap<NetUid, Rao> subnetTaoInEmission =
      map("SubnetTaoInEmission", identity(NETUID), RAO, Rao.ZERO);
  public final StorageMap<NetUid, Rao> subnetExcessTao =
      map("SubnetExcessTao", identity(NETUID), RAO, Rao.ZERO);
  public final StorageMap<NetUid, Rao> subnetRootSellTao =
      map("SubnetRootSellTao", identity(NETUID), RAO, Rao.ZERO);
  public final StorageMap<NetUid, Rao> subnetAlphaIn =
      map("SubnetAlphaIn", identity(NETUID), RAO, Rao.ZERO);
  public final StorageMap<NetUid, Rao> subnetAlphaOut =
      map("SubnetAlphaOut", identity(NETUID), RAO, Rao.ZERO);
  public final StorageMap<NetUid, Rao> subnetProtocolAlpha =
      map("SubnetProtocolAlpha", identity(NETUID), RAO, Rao.ZERO);
  public final StorageMap<AccountId, List<AccountId>> stakingHotkeys =
      map("StakingHotkeys", blake2(ACCOUNT), Types.vec(ACCOUNT), List.of());
  public final StorageMap<AccountId, List<AccountId>> ownedHotkeys =
      map("OwnedHotkeys", blake2(ACCOUNT), Types.vec(ACCOUNT), List.of());
  public final StorageDoubleMap<AccountId, NetUid, AccountId> autoStakeDestination =
      optionalMap("AutoStakeDestination", blake2(ACCOUNT), identity(NETUID), ACCOUNT);
  public final StorageDoubleMap<AccountId, NetUid, List<AccountId>> autoStakeDestinationColdkeys =
      map(
          "AutoStakeDestinationColdkeys",
          blake2(ACCOUNT),
          identity(NETUID),
          Types.vec(ACCOUNT),
          List.of());
  public final StorageValue<Long> coldkeySwapAnnouncementDelay =
      value("ColdkeySwapAnnouncementDelay", U32, 36000L);
  public final StorageValue<Long> coldkeySwapReannouncementDelay =
      value("ColdkeySwapReannouncementDelay", U32, 7200L);
  public final StorageMap<AccountId, Announcement> coldkeySwapAnnouncements =
      optionalMap("ColdkeySwapAnnouncements", twox64(ACCOUNT), SubtensorTypes.ANNOUNCEMENT);
  public final StorageMap<AccountId, Long> coldkeySwapDisputes =
      optionalMap("ColdkeySwapDisputes", twox64(ACCOUNT), U32);
  public final StorageDoubleMap<AccountId, NetUid, Rao> totalHotkeyAlpha =
      map("TotalHotkeyAlpha", blake2(ACCOUNT), identity(NETUID), RAO, Rao.ZERO);
  public final StorageDoubleMap<AccountId, NetUid, Rao> totalHotkeyAlphaLastEpoch =
      map("TotalHotkeyAlphaLastEpoch", blake2(ACCOUNT), identity(NETUID), RAO, Rao.ZERO);
  public final StorageDoubleMap<AccountId, NetUid, BigInteger> totalHotkeyShares =
      map(
          "TotalHotkeyShares",
          blake2(ACCOUNT),
          identity(NETUID),
          SubtensorTypes.U64F64,
          BigInteger.ZERO);
  public final StorageTripleMap<AccountId, AccountId, NetUid, BigInteger> alpha =
      map(
          "Alpha",
          blake2(ACCOUNT),
          blake2(ACCOUNT),
          identity(NETUID),
          SubtensorTypes.U64F64,
          BigInteger.ZERO);
  public final StorageDoubleMap<AccountId, NetUid, SafeFloat> totalHotkeySharesV2 =
      map(
          "TotalHotkeySharesV2",
          blake2(ACCOUNT),
          identity(NETUID),
          SubtensorTypes.SAFE_FLOAT,
          SafeFloat.ZERO);
  public final StorageTripleMap<AccountId, AccountId, NetUid, SafeFloat> alphaV2 =
      map(
          "AlphaV2",
          blake2(ACCOUNT),
          blake2(ACCOUNT),
          identity(NETUID),
          SubtensorTypes.SAFE_FLOAT,
          SafeFloat.ZERO);
  public final StorageTripleMap<AccountId, NetUid, AccountId, LockState> lock =
      optionalMap(
          "Lock", blake2(ACCOUNT), identity(NETUID), blake2(ACCOUNT), SubtensorTypes.LOCK_STATE);
  public final StorageTripleMap<NetUid, AccountId, AccountId, Unit> lockingColdkeys =
      optionalMap(
          "LockingColdkeys",
          identity(NETUID),
          blake2(ACCOUNT),
          blake2(ACCOUNT),
          SubtensorTypes.UNIT);
  public final StorageDoubleMap<NetUid, AccountId, LockState> hotkeyLock =
      optionalMap("HotkeyLock", identity(NETUID), blake2(ACCOUNT), SubtensorTypes.LOCK_STATE);
  public final StorageDoubleMap<NetUid, AccountId, LockState> decayingHotkeyLock =
      optionalMap(
          "DecayingHotkeyLock", identity(NETUID), blake2(ACCOUNT), SubtensorTypes.LOCK_STATE);
  public final StorageMap<NetUid, LockState> ownerLock =
      optionalMap("OwnerLock", identity(NETUID), SubtensorTypes.LOCK_STATE);
  public final StorageMap<NetUid, LockState> decayingOwnerLock =
      optionalMap("DecayingOwnerLock", identity(NETUID), SubtensorTypes.LOCK_STATE);
  public final StorageDoubleMap<AccountId, NetUid, Boolean> decayingLock =
      optionalMap("DecayingLock", blake2(ACCOUNT), identity(NETUID), BOOL);
  public final StorageMap<NetUid, Boolean> ownerCutAutoLockEnabled =
      map("OwnerCutAutoLockEnabled", identity(NETUID), BOOL, false);
  public final StorageValue<Long> maturityRate = value("MaturityRate", U64, 934866L);
  public final StorageValue<Long> unlockRate = value("UnlockRate", U64, 934866L);
  public final StorageValue<Optional<byte[]>> alphaMapLastKey =
      value("AlphaMapLastKey", Types.option(BYTES), Optional.empty());
  public final StorageValue<Optional<byte[]>> alphaV2MapLastKey =
      value("AlphaV2MapLastKey", Types.option(BYTES), Optional.empty());

  TokenStorage(int index, String name) {
    super(index, name);
  }
}
