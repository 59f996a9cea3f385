package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import java.math.BigInteger;
import java.util.List;

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
