package io.myelin.runtime.subtensor;

import io.myelin.consensus.BlockEmission;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.ChainQueries;
import io.myelin.runtime.storage.StorageDoubleMap;
import io.myelin.runtime.subtensor.SubtensorTypes.AxonInfo;
import io.myelin.runtime.subtensor.SubtensorTypes.U16Pair;
import io.myelin.runtime.system.AccountInfo;
import io.myelin.runtime.system.SystemPallet;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Typed reads for RPC, REST and the index. */
public final class Queries implements ChainQueries {
  /** An empty list. */
  private static final byte[] NO_ROW = {0};

  private final SubtensorPallet s;
  private final SystemPallet system;

  public Queries(SubtensorPallet subtensor, SystemPallet system) {
    this.s = subtensor;
    this.system = system;
  }

  @Override
  public long nonce(StateView state, AccountId account) {
    return system.account.get(state, account).nonce();
  }

  @Override
  public Balance balance(StateView state, AccountId account) {
    AccountInfo info = system.account.get(state, account);
    return new Balance(info.data().free(), info.data().reserved(), info.nonce());
  }

  @Override
  public Supply supply(StateView state) {
    Rao issuance = s.totalIssuance.get(state);
    Rao accounted = s.invariants().accounted(state);
    return new Supply(
        system.number.get(state),
        issuance,
        Rao.CAP,
        accounted,
        issuance.value() - accounted.value(),
        BlockEmission.forIssuance(issuance),
        BlockEmission.nextHalvingAt(issuance),
        s.existing(state).stream()
            .map(
                n ->
                    new SubnetSupply(
                        n,
                        s.subnetTao.get(state, n),
                        s.subnetAlphaOut.get(state, n),
                        s.invariants().pending(state, n)))
            .toList());
  }

  @Override
  public Rao issuance(StateView state) {
    return s.totalIssuance.get(state);
  }

  @Override
  public Rao registrationPrice(StateView state, NetUid netuid) {
    return s.burn.get(state, netuid);
  }

  @Override
  public List<SubnetInfo> subnets(StateView state) {
    return s.existing(state).stream().map(n -> subnet(state, n)).toList();
  }

  private SubnetInfo subnet(StateView state, NetUid n) {
    return new SubnetInfo(
        n,
        name(state, n),
        s.subnetMechanism.get(state, n),
        s.subnetOwner.shown(state, n),
        s.subnetOwnerHotkey.shown(state, n),
        s.tempo.get(state, n),
        s.subnetworkN.get(state, n),
        (int) s.validatorPermit.get(state, n).stream().filter(permitted -> permitted).count(),
        s.maxAllowedUids.get(state, n),
        s.burn.get(state, n),
        s.firstEmissionBlockNumber.find(state, n).isPresent(),
        s.subnetEmissionEnabled.get(state, n),
        s.lastEpochBlock.get(state, n),
        s.subnetEpochIndex.get(state, n),
        s.subnetTao.get(state, n),
        s.subnetTaoInEmission.get(state, n),
        s.pendingServerEmission.get(state, n),
        s.pendingValidatorEmission.get(state, n),
        s.pendingOwnerCut.get(state, n));
  }

  private String name(StateView state, NetUid n) {
    return s.subnetIdentitiesV3
        .find(state, n)
        .map(identity -> new String(identity.subnetName(), StandardCharsets.UTF_8))
        .orElse(n.isRoot() ? "root" : "");
  }

  @Override
  public Optional<List<Neuron>> metagraph(StateView state, NetUid netuid) {
    if (!s.networksAdded.get(state, netuid)) {
      return Optional.empty();
    }
    List<AccountId> hotkeys = s.hotkeys(state, netuid);
    NeuronColumns columns = NeuronColumns.of(s, state, netuid);
    List<Neuron> neurons = new ArrayList<>();
    for (int uid = 0; uid < hotkeys.size(); uid++) {
      neurons.add(neuron(state, netuid, columns, uid, hotkeys.get(uid)));
    }
    return Optional.of(List.copyOf(neurons));
  }

  @Override
  public Optional<EpochTables> epoch(StateView state, NetUid netuid) {
    return metagraph(state, netuid)
        .map(
            neurons ->
                new EpochTables(
                    neurons,
                    rows(state, s.weights, netuid, neurons.size()),
                    rows(state, s.bonds, netuid, neurons.size())));
  }

  private static List<byte[]> rows(
      StateView state,
      StorageDoubleMap<Integer, Integer, List<U16Pair>> table,
      NetUid netuid,
      int count) {
    List<byte[]> rows = new ArrayList<>();
    for (int uid = 0; uid < count; uid++) {
      rows.add(state.get(table.key(netuid.value(), uid)).orElse(NO_ROW));
    }
    return List.copyOf(rows);
  }

  private Neuron neuron(
      StateView state, NetUid netuid, NeuronColumns columns, int uid, AccountId hotkey) {
    return new Neuron(
        uid,
        hotkey,
        s.owner.shown(state, hotkey),
        s.totalHotkeyAlpha.get(state, hotkey, netuid),
        at(columns.active(), uid, false),
        at(columns.validatorPermit(), uid, false),
        at(columns.stakeWeight(), uid, 0),
        at(columns.consensus(), uid, 0),
        at(columns.incentive(), uid, 0),
        at(columns.dividends(), uid, 0),
        at(columns.validatorTrust(), uid, 0),
        at(columns.emission(), uid, Rao.ZERO),
        at(columns.lastUpdate(), uid, 0L),
        s.blockAtRegistration.get(state, netuid, uid),
        s.axons.find(state, netuid, hotkey).map(Queries::axon));
  }

  private static Axon axon(AxonInfo a) {
    StringBuilder ip = new StringBuilder();
    if (a.ipType() == 4) {
      long bits = a.ip().longValue();
      for (int shift = 24; shift >= 0; shift -= 8) {
        ip.append(bits >> shift & 255).append(shift == 0 ? "" : ".");
      }
    } else {
      for (int group = 7; group >= 0; group--) {
        BigInteger word = a.ip().shiftRight(16 * group).and(BigInteger.valueOf(0xffff));
        ip.append(word.toString(16)).append(group == 0 ? "" : ":");
      }
    }
    return new Axon(a.block(), ip.toString(), a.port(), a.protocol(), a.version());
  }

  @Override
  public List<StakePosition> stakes(StateView state, AccountId coldkey) {
    List<StakePosition> positions = new ArrayList<>();
    for (NetUid netuid : s.existing(state)) {
      for (AccountId hotkey : s.stakingHotkeys.get(state, coldkey)) {
        Rao value = s.pools().value(state, hotkey, coldkey, netuid);
        if (!value.isZero()) {
          positions.add(
              new StakePosition(hotkey, netuid, value, s.uids.contains(state, netuid, hotkey)));
        }
      }
    }
    return List.copyOf(positions);
  }

  private static <T> T at(List<T> vector, int uid, T missing) {
    return uid < vector.size() ? vector.get(uid) : missing;
  }
}
