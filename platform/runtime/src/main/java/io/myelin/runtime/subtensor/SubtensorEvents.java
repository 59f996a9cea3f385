package io.myelin.runtime.subtensor;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.H256;
import static io.myelin.runtime.type.Types.NETUID;
import static io.myelin.runtime.type.Types.RAO;
import static io.myelin.runtime.type.Types.U16;
import static io.myelin.runtime.type.Types.U64;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.subtensor.SubtensorTypes.ChildLink;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.Types;
import java.util.List;

/**
 * The events of SubtensorModule under their final indices (extrinsics.md 5); those that nothing
 * emits yet come from a table.
 */
public abstract class SubtensorEvents extends SubtensorErrors {
  private static final Type<List<ChildLink>> CHILDREN = Types.vec(SubtensorTypes.CHILD_LINK);

  SubtensorEvents(int index, String name) {
    super(index, name);
    tupleEvent(0, NetworkAdded.class, NETUID, U16);
    tupleEvent(2, StakeAdded.class, ACCOUNT, ACCOUNT, RAO, RAO, NETUID, U64);
    tupleEvent(3, StakeRemoved.class, ACCOUNT, ACCOUNT, RAO, RAO, NETUID, U64);
    tupleEvent(4, StakeMoved.class, ACCOUNT, ACCOUNT, NETUID, ACCOUNT, NETUID, RAO);
    tupleEvent(5, WeightsSet.class, U16, U16);
    tupleEvent(6, NeuronRegistered.class, NETUID, U16, ACCOUNT);
    tupleEvent(28, AxonServed.class, NETUID, ACCOUNT);
    tupleEvent(48, ChildKeyTakeSet.class, ACCOUNT, U16);
    tupleEvent(52, TempoSet.class, NETUID, U16);
    tupleEvent(64, TakeDecreased.class, ACCOUNT, ACCOUNT, U16);
    tupleEvent(65, TakeIncreased.class, ACCOUNT, ACCOUNT, U16);
    event(66, HotkeySwapped.class, ACCOUNT, ACCOUNT, ACCOUNT);
    tupleEvent(75, SetChildrenScheduled.class, ACCOUNT, NETUID, U64, CHILDREN);
    tupleEvent(76, SetChildren.class, ACCOUNT, NETUID, CHILDREN);
    tupleEvent(77, ChainIdentitySet.class, ACCOUNT);
    tupleEvent(78, SubnetIdentitySet.class, NETUID);
    tupleEvent(85, WeightsCommitted.class, ACCOUNT, U16, H256);
    tupleEvent(86, WeightsRevealed.class, ACCOUNT, U16, H256);
    tupleEvent(91, StakeTransferred.class, ACCOUNT, ACCOUNT, ACCOUNT, NETUID, NETUID, RAO);
    tupleEvent(92, StakeSwapped.class, ACCOUNT, ACCOUNT, NETUID, NETUID, RAO);
    tupleEvent(95, FirstEmissionBlockNumberSet.class, NETUID, U64);
    event(102, HotkeySwappedOnSubnet.class, ACCOUNT, ACCOUNT, ACCOUNT, NETUID);
    event(110, IncentiveAlphaEmittedToMiners.class, U16, Types.vec(RAO));
    event(132, EpochDeferred.class, NETUID, U64, U64);
    event(133, EpochSkipped.class, NETUID, U64);
    reservedEvents("reserved-events.txt", SubtensorTypeNames.NAMES);
  }

  /** A subnet exists. */
  public record NetworkAdded(NetUid netuid, int mechanism) {}

  /** A coldkey staked with a hotkey. */
  public record StakeAdded(
      AccountId coldkey, AccountId hotkey, Rao tao, Rao alpha, NetUid netuid, long fee) {}

  /** A coldkey took stake back. */
  public record StakeRemoved(
      AccountId coldkey, AccountId hotkey, Rao tao, Rao alpha, NetUid netuid, long fee) {}

  /** Stake changed its hotkey; the amount is its worth in TAO. */
  public record StakeMoved(
      AccountId coldkey,
      AccountId originHotkey,
      NetUid originNetuid,
      AccountId destinationHotkey,
      NetUid destinationNetuid,
      Rao tao) {}

  /** Stake changed its coldkey; the amount is its worth in TAO. */
  public record StakeTransferred(
      AccountId from,
      AccountId to,
      AccountId hotkey,
      NetUid originNetuid,
      NetUid destinationNetuid,
      Rao tao) {}

  /** Stake changed its subnet; the amount is its worth in TAO. */
  public record StakeSwapped(
      AccountId coldkey,
      AccountId hotkey,
      NetUid originNetuid,
      NetUid destinationNetuid,
      Rao tao) {}

  /** A neuron's weights are stored. */
  public record WeightsSet(int storageIndex, int uid) {}

  /** A hotkey holds a uid. */
  public record NeuronRegistered(NetUid netuid, int uid, AccountId hotkey) {}

  /** A neuron published where it answers. */
  public record AxonServed(NetUid netuid, AccountId hotkey) {}

  /** A subnet has a new epoch length. */
  public record TempoSet(NetUid netuid, int tempo) {}

  /** Weights are promised by their hash. */
  public record WeightsCommitted(AccountId hotkey, int storageIndex, Hash256 hash) {}

  /** Promised weights are shown. */
  public record WeightsRevealed(AccountId hotkey, int storageIndex, Hash256 hash) {}

  /** A subnet started. */
  public record FirstEmissionBlockNumberSet(NetUid netuid, long block) {}

  /** What an epoch gave to miners, by uid. */
  public record IncentiveAlphaEmittedToMiners(int netuid, List<Rao> emissions) {}

  /** An epoch waits a block because others ran in this one. */
  public record EpochDeferred(NetUid netuid, long fromBlock, long toBlock) {}

  /** An epoch's slot passed without a run. */
  public record EpochSkipped(NetUid netuid, long block) {}

  /** A child keeps another share. */
  public record ChildKeyTakeSet(AccountId hotkey, int take) {}

  /** A delegate keeps less of its nominators' dividends. */
  public record TakeDecreased(AccountId coldkey, AccountId hotkey, int take) {}

  /** A delegate keeps more. */
  public record TakeIncreased(AccountId coldkey, AccountId hotkey, int take) {}

  /** A hotkey took the place of another everywhere. */
  public record HotkeySwapped(AccountId coldkey, AccountId oldHotkey, AccountId newHotkey) {}

  /** A hotkey took the place of another on one subnet. */
  public record HotkeySwappedOnSubnet(
      AccountId coldkey, AccountId oldHotkey, AccountId newHotkey, NetUid netuid) {}

  /** Children wait until after this block. */
  public record SetChildrenScheduled(
      AccountId hotkey, NetUid netuid, long cooldownBlock, List<ChildLink> children) {}

  /** A hotkey has these children. */
  public record SetChildren(AccountId hotkey, NetUid netuid, List<ChildLink> children) {}

  /** A coldkey said what it is. */
  public record ChainIdentitySet(AccountId coldkey) {}

  /** A subnet's owner said what it is. */
  public record SubnetIdentitySet(NetUid netuid) {}
}
