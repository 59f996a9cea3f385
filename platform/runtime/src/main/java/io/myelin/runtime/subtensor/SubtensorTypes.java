package io.myelin.runtime.subtensor;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.BYTES;
import static io.myelin.runtime.type.Types.H256;
import static io.myelin.runtime.type.Types.U128;
import static io.myelin.runtime.type.Types.U16;
import static io.myelin.runtime.type.Types.U32;
import static io.myelin.runtime.type.Types.U64;
import static io.myelin.runtime.type.Types.U8;

import io.myelin.consensus.fixed.SafeFloat;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.Codec;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The values SubtensorModule stores besides plain numbers (storage.md 2). */
public final class SubtensorTypes {
  public static final Type<BigInteger> I96F32 =
      Types.fixedPoint128("substrate_fixed::FixedI128", true);
  static final Type<BigInteger> I64F64 = I96F32;
  static final Type<BigInteger> U96F32 = Types.fixedPoint128("substrate_fixed::FixedU128", false);
  public static final Type<BigInteger> U64F64 = U96F32;
  static final Type<Unit> UNIT =
      new Type<>(Codec.of((out, u) -> {}, in -> new Unit()), new TypeShape.Tuple(List.of()));
  static final Type<SafeFloat> SAFE_FLOAT =
      Types.struct("share_pool::SafeFloat", SafeFloat.class, U128, Types.I64);
  public static final Type<LockState> LOCK_STATE =
      Types.struct("pallet_subtensor::LockState", LockState.class, Types.RAO, U64F64, U64);
  public static final Type<AxonInfo> AXON_INFO =
      Types.struct(
          "pallet_subtensor::pallet::AxonInfo",
          AxonInfo.class,
          U64,
          U32,
          U128,
          U16,
          U8,
          U8,
          U8,
          U8);
  public static final Type<PrometheusInfo> PROMETHEUS_INFO =
      Types.struct(
          "pallet_subtensor::pallet::PrometheusInfo",
          PrometheusInfo.class,
          U64,
          U32,
          U128,
          U16,
          U8);
  static final Type<NeuronCertificate> NEURON_CERTIFICATE =
      Types.struct(
          "pallet_subtensor::pallet::NeuronCertificate", NeuronCertificate.class, BYTES, U8);
  public static final Type<ChainIdentity> CHAIN_IDENTITY =
      Types.struct(
          "pallet_subtensor::pallet::ChainIdentityV2",
          ChainIdentity.class,
          BYTES,
          BYTES,
          BYTES,
          BYTES,
          BYTES,
          BYTES,
          BYTES);
  public static final Type<SubnetIdentity> SUBNET_IDENTITY =
      Types.struct(
          "pallet_subtensor::pallet::SubnetIdentityV3",
          SubnetIdentity.class,
          BYTES,
          BYTES,
          BYTES,
          BYTES,
          BYTES,
          BYTES,
          BYTES,
          BYTES);
  static final Type<SubnetLease> SUBNET_LEASE =
      Types.struct(
          "pallet_subtensor::subnets::leasing::SubnetLease",
          SubnetLease.class,
          ACCOUNT,
          ACCOUNT,
          ACCOUNT,
          U8,
          Types.option(U32),
          Types.NETUID,
          Types.RAO);
  static final Type<MinerCollateral> MINER_COLLATERAL =
      Types.struct(
          "pallet_subtensor::pallet::MinerCollateral",
          MinerCollateral.class,
          Types.RAO,
          U64F64,
          Types.RAO,
          Types.RAO);
  static final Type<Integer> EPOCH_CONSENSUS =
      Types.plainEnum("pallet_subtensor::pallet::EpochConsensus", "Yuma", "Null");
  static final Type<Integer> RECYCLE_OR_BURN =
      Types.plainEnum("pallet_subtensor::pallet::RecycleOrBurnEnum", "Burn", "Recycle");
  static final Type<RootClaimType> ROOT_CLAIM_TYPE = RootClaimType.type();
  static final Type<RateLimitKey> RATE_LIMIT_KEY = RateLimitKey.type();
  static final Type<ChildLink> CHILD_LINK = Types.tuple(ChildLink.class, U64, ACCOUNT);
  static final Type<PendingChildren> PENDING_CHILDREN =
      Types.tuple(PendingChildren.class, Types.vec(CHILD_LINK), U64);
  static final Type<Announcement> ANNOUNCEMENT = Types.tuple(Announcement.class, U32, H256);
  static final Type<FlowEma> FLOW_EMA = Types.tuple(FlowEma.class, U64, I64F64);
  static final Type<U16Pair> U16_PAIR = Types.tuple(U16Pair.class, U16, U16);
  static final Type<LoadedEmission> LOADED_EMISSION =
      Types.tuple(LoadedEmission.class, ACCOUNT, U64, U64);
  static final Type<WeightCommit> WEIGHT_COMMIT =
      Types.tuple(WeightCommit.class, H256, U64, U64, U64);
  static final Type<TimelockedCommit> TIMELOCKED_COMMIT =
      Types.tuple(TimelockedCommit.class, ACCOUNT, U64, BYTES, U64);
  static final Type<Crv3Commit> CRV3_COMMIT = Types.tuple(Crv3Commit.class, ACCOUNT, BYTES, U64);
  static final Type<List<ClaimRate>> CLAIM_RATES = Types.map(ClaimRate.class, Types.NETUID, I96F32);
  static final Type<EvmAddress> EVM_ADDRESS = Types.tuple(EvmAddress.class, Types.bytes(20), U64);

  private SubtensorTypes() {}

  /** No value: presence is the fact. */
  public record Unit() {}

  /** A lock of alpha and the conviction it has gathered. */
  public record LockState(Rao lockedMass, BigInteger conviction, long lastUpdate) {}

  /** Where a neuron answers. */
  public record AxonInfo(
      long block,
      long version,
      BigInteger ip,
      int port,
      int ipType,
      int protocol,
      int placeholder1,
      int placeholder2) {}

  /** Where a neuron shows its metrics. */
  public record PrometheusInfo(long block, long version, BigInteger ip, int port, int ipType) {}

  /** A public key for TLS to an axon. */
  public record NeuronCertificate(byte[] publicKey, int algorithm) {}

  /** What a coldkey says of itself. */
  public record ChainIdentity(
      byte[] name,
      byte[] url,
      byte[] githubRepo,
      byte[] image,
      byte[] discord,
      byte[] description,
      byte[] additional) {}

  /** What a subnet's owner says of it. */
  public record SubnetIdentity(
      byte[] subnetName,
      byte[] githubRepo,
      byte[] subnetContact,
      byte[] subnetUrl,
      byte[] discord,
      byte[] description,
      byte[] logoUrl,
      byte[] additional) {}

  /** A leased subnet. */
  public record SubnetLease(
      AccountId beneficiary,
      AccountId coldkey,
      AccountId hotkey,
      int emissionsShare,
      Optional<Long> endBlock,
      NetUid netuid,
      Rao cost) {}

  /** What a miner locked when it registered, and how it comes free (since-june.md 3). */
  public record MinerCollateral(Rao locked, BigInteger drainRatio, Rao minLocked, Rao earned) {}

  /** A share of a hotkey's stake that counts for another. */
  public record ChildLink(long proportion, AccountId account) {}

  /** Children that take over after a cooldown. */
  public record PendingChildren(List<ChildLink> children, long cooldownBlock) {}

  /** A coldkey swap that may run from this block. */
  public record Announcement(long executableAt, Hash256 newColdkeyHash) {}

  /** A moving average of TAO flow. */
  public record FlowEma(long block, BigInteger average) {}

  /** A uid with a weight or bond, or a pair of bounds. */
  public record U16Pair(int first, int second) {}

  /** Legacy. */
  public record LoadedEmission(AccountId hotkey, long server, long validator) {}

  /** A hash commit waiting for its reveal. */
  public record WeightCommit(Hash256 hash, long epoch, long block, long reserved) {}

  /** A timelocked commit. */
  public record TimelockedCommit(AccountId hotkey, long block, byte[] ciphertext, long round) {}

  /** Legacy form of a timelocked commit. */
  public record Crv3Commit(AccountId hotkey, byte[] ciphertext, long round) {}

  /** Claimable root dividends per unit of stake. */
  public record ClaimRate(NetUid netuid, BigInteger rate) {}

  /** An associated EVM address. */
  public record EvmAddress(byte[] address, long block) {}
}
