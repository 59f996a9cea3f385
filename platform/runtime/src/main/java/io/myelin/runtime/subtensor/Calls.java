package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.subtensor.SubtensorTypes.SubnetIdentity;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Arguments of the calls; component names are the argument names clients use (extrinsics.md 2). */
public final class Calls {
  private Calls() {}

  /** Stores a weight vector at once. */
  public record SetWeights(
      NetUid netuid, List<Integer> dests, List<Integer> weights, long versionKey) {}

  /** The same for one mechanism of a subnet. */
  public record SetMechanismWeights(
      NetUid netuid, int mecid, List<Integer> dests, List<Integer> weights, long versionKey) {}

  /** Stakes TAO with a hotkey. */
  public record AddStake(AccountId hotkey, NetUid netuid, Rao amountStaked) {}

  /** Takes stake back. */
  public record RemoveStake(AccountId hotkey, NetUid netuid, Rao amountUnstaked) {}

  /** Stakes at a price of at most so many rao per alpha, an unsigned number. */
  public record AddStakeLimit(
      AccountId hotkey, NetUid netuid, Rao amountStaked, long limitPrice, boolean allowPartial) {}

  /** Takes stake back at a price of at least so many rao per alpha, an unsigned number. */
  public record RemoveStakeLimit(
      AccountId hotkey, NetUid netuid, Rao amountUnstaked, long limitPrice, boolean allowPartial) {}

  /** Takes a whole position back; under a limit, at no lower price. */
  public record RemoveStakeFullLimit(AccountId hotkey, NetUid netuid, Optional<Long> limitPrice) {}

  /** Takes back everything staked with a hotkey. */
  public record UnstakeAll(AccountId hotkey) {}

  /** Moves everything staked with a hotkey to root. */
  public record UnstakeAllAlpha(AccountId hotkey) {}

  /** Moves stake to another hotkey. */
  public record MoveStake(
      AccountId originHotkey,
      AccountId destinationHotkey,
      NetUid originNetuid,
      NetUid destinationNetuid,
      Rao alphaAmount) {}

  /** Gives stake to another coldkey. */
  public record TransferStake(
      AccountId destinationColdkey,
      AccountId hotkey,
      NetUid originNetuid,
      NetUid destinationNetuid,
      Rao alphaAmount) {}

  /** Moves stake to another subnet. */
  public record SwapStake(
      AccountId hotkey, NetUid originNetuid, NetUid destinationNetuid, Rao alphaAmount) {}

  /** The same when one alpha of the origin brings at least so many billionths of another. */
  public record SwapStakeLimit(
      AccountId hotkey,
      NetUid originNetuid,
      NetUid destinationNetuid,
      Rao alphaAmount,
      long limitPrice,
      boolean allowPartial) {}

  /** Publishes where a neuron answers. */
  public record ServeAxon(
      NetUid netuid,
      long version,
      BigInteger ip,
      int port,
      int ipType,
      int protocol,
      int placeholder1,
      int placeholder2) {}

  /** Buys a uid. */
  public record BurnedRegister(NetUid netuid, AccountId hotkey) {}

  /** Buys a uid at a price of at most so many rao, an unsigned number. */
  public record RegisterLimit(NetUid netuid, AccountId hotkey, long limitPrice) {}

  /** Takes a seat on root. */
  public record RootRegister(AccountId hotkey) {}

  /** Creates a subnet and says what it is. */
  public record RegisterNetworkWithIdentity(AccountId hotkey, Optional<SubnetIdentity> identity) {}

  /** Creates a subnet. */
  public record RegisterNetwork(AccountId hotkey) {}

  /** Links a new hotkey to the signer. */
  public record TryAssociateHotkey(AccountId hotkey) {}

  /** Starts a subnet. */
  public record StartCall(NetUid netuid) {}

  /** Promises weights by their hash. */
  public record CommitWeights(NetUid netuid, Hash256 commitHash) {}

  /** The same for one mechanism. */
  public record CommitMechanismWeights(NetUid netuid, int mecid, Hash256 commitHash) {}

  /** Shows promised weights. */
  public record RevealWeights(
      NetUid netuid,
      List<Integer> uids,
      List<Integer> values,
      List<Integer> salt,
      long versionKey) {}

  /** The same for one mechanism. */
  public record RevealMechanismWeights(
      NetUid netuid,
      int mecid,
      List<Integer> uids,
      List<Integer> values,
      List<Integer> salt,
      long versionKey) {}
}
