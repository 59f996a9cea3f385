package io.myelin.runtime;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import java.util.List;
import java.util.Optional;

/** Typed reads over a state for RPC, REST and the index. */
public interface ChainQueries {
  long nonce(StateView state, AccountId account);

  Balance balance(StateView state, AccountId account);

  Supply supply(StateView state);

  /** What there is in all, without counting who has it. */
  Rao issuance(StateView state);

  /** What a place on a subnet costs; the price to begin with where there is no such subnet. */
  Rao registrationPrice(StateView state, NetUid netuid);

  /** All subnets, root included, ascending netuid. */
  List<SubnetInfo> subnets(StateView state);

  /** Empty when the subnet does not exist. */
  Optional<List<Neuron>> metagraph(StateView state, NetUid netuid);

  /** What an epoch left of a subnet; empty when the subnet does not exist. */
  Optional<EpochTables> epoch(StateView state, NetUid netuid);

  /** Every position a coldkey holds. */
  List<StakePosition> stakes(StateView state, AccountId coldkey);

  record Balance(Rao free, Rao reserved, long nonce) {}

  /**
   * Supply and what it is made of.
   *
   * @param accounted sum of all accounts (stable.md invariant 1)
   * @param nextHalvingAt issuance at which the block emission halves next
   */
  record Supply(
      long block,
      Rao issuance,
      Rao cap,
      Rao accounted,
      long difference,
      Rao blockEmission,
      Rao nextHalvingAt,
      List<SubnetSupply> subnets) {}

  record SubnetSupply(NetUid netuid, Rao tao, Rao alphaOut, Rao pending) {}

  record SubnetInfo(
      NetUid netuid,
      String name,
      int mechanism,
      AccountId owner,
      AccountId ownerHotkey,
      int tempo,
      int neurons,
      int validators,
      int maxNeurons,
      Rao registrationPrice,
      boolean started,
      boolean emissionEnabled,
      long lastEpochBlock,
      long epochIndex,
      Rao tao,
      Rao emissionPerBlock,
      Rao pendingServer,
      Rao pendingValidator,
      Rao pendingOwnerCut) {}

  /** One neuron; ratios are u16, 65535 is 1.0. */
  record Neuron(
      int uid,
      AccountId hotkey,
      AccountId coldkey,
      Rao stake,
      boolean active,
      boolean validatorPermit,
      int stakeWeight,
      int consensus,
      int incentive,
      int dividends,
      int validatorTrust,
      Rao emission,
      long lastUpdate,
      long registeredAt,
      Optional<Axon> axon) {}

  record Axon(long block, String ip, int port, int protocol, long version) {}

  record StakePosition(AccountId hotkey, NetUid netuid, Rao value, boolean registered) {}

  /**
   * Neurons with their rows of weights and bonds.
   *
   * @param weights per uid the stored row, SCALE of {@code Vec<(u16 uid, u16 value)>}
   * @param bonds the same of bonds
   */
  record EpochTables(List<Neuron> neurons, List<byte[]> weights, List<byte[]> bonds) {}
}
