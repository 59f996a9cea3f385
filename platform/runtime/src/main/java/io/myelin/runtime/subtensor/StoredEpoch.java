package io.myelin.runtime.subtensor;

import io.myelin.consensus.EpochParameters;
import io.myelin.consensus.EpochState;
import io.myelin.consensus.SparseRows;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateEntry;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.balances.BalancesPallet;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.Journal;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.storage.StorageDoubleMap;
import io.myelin.runtime.subtensor.SubtensorTypes.U16Pair;
import io.myelin.runtime.system.SystemPallet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A made-up subnet in storage, whose epoch closes as a block closes it; for measurements. */
public final class StoredEpoch {
  private static final NetUid NETUID = new NetUid(1);
  private static final long MILLI = 1000;

  private final SubtensorPallet s;
  private final EpochInputs inputs;
  private final EpochClose close;
  private final State before;
  private final long block;

  /** Writes the network into a state of its own; the neurons' owners have stake besides. */
  public StoredEpoch(EpochParameters parameters, EpochState network) {
    SystemPallet system = new SystemPallet();
    Currency currency = new Currency(system);
    new BalancesPallet(currency);
    s = new SubtensorPallet(system, currency);
    Schedule schedule = new Schedule(s);
    inputs = new EpochInputs(s, schedule, new WeightCalls(s, schedule));
    close = new EpochClose(s, inputs, new EpochPayout(s, new Vault(s, currency), s.pools()));
    block = network.block();
    before = new State(new Empty());
    List<AccountId> hotkeys = SyntheticNeurons.hotkeys(NETUID, parameters.n());
    s.fill(new BlockContext(before, 0, AccountId.ZERO, new Journal()), NETUID, hotkeys);
    write(parameters);
    write(network);
  }

  private static final class Empty implements StateView {
    @Override
    public Optional<byte[]> get(byte[] key) {
      return Optional.empty();
    }

    @Override
    public Iterator<StateEntry> scan(byte[] prefix) {
      return Collections.emptyIterator();
    }
  }

  /**
   * Reads inputs from storage, runs consensus and stores its results, on the same state as every
   * other time.
   *
   * @return the state with what was written
   */
  public State judge(Rao emission) {
    State state = new State(before);
    close.judge(state, NETUID, block, emission);
    return state;
  }

  /** The same, and pays the emission: half of it to miners. */
  public State close(Rao emission) {
    State state = new State(before);
    Rao half = Rao.of(emission.value() / 2);
    close.close(
        new BlockContext(state, block, AccountId.ZERO, new Journal()),
        new EpochClose.Pot(NETUID, half, emission.minus(half), Rao.ZERO));
    return state;
  }

  /** What consensus is given. */
  EpochState inputs() {
    return inputs.state(before, NETUID, block);
  }

  EpochParameters parameters() {
    return inputs.parameters(before, NETUID);
  }

  private void write(EpochParameters p) {
    s.tempo.put(before, NETUID, p.tempo());
    s.activityCutoffFactorMilli.put(
        before, NETUID, (p.activityCutoff() * MILLI + p.tempo() - 1) / p.tempo());
    s.kappa.put(before, NETUID, p.kappa());
    s.maxAllowedValidators.put(before, NETUID, p.maxAllowedValidators());
    s.stakeThreshold.put(before, p.stakeThreshold());
    s.bondsMovingAverage.put(before, NETUID, p.bondsMovingAverage());
    s.bondsPenalty.put(before, NETUID, p.bondsPenalty());
    s.yuma3On.put(before, NETUID, p.yuma3());
    s.liquidAlphaOn.put(before, NETUID, p.liquidAlpha());
    s.alphaValues.put(before, NETUID, new U16Pair(p.alphaLow(), p.alphaHigh()));
    s.alphaSigmoidSteepness.put(before, NETUID, p.alphaSigmoidSteepness());
    s.commitRevealWeightsEnabled.put(before, NETUID, p.commitReveal());
  }

  private void write(EpochState network) {
    s.lastMechansimStepBlock.put(before, NETUID, network.lastStepBlock());
    s.lastEpochBlock.put(before, NETUID, network.lastStepBlock());
    s.taoWeight.put(before, network.taoWeight());
    s.lastUpdate.put(before, NETUID.value(), Arrays.stream(network.lastUpdate()).boxed().toList());
    List<Boolean> permits = new ArrayList<>();
    List<AccountId> hotkeys = s.hotkeys(before, NETUID);
    for (int uid = 0; uid < hotkeys.size(); uid++) {
      permits.add(network.validatorPermit()[uid]);
      s.totalHotkeyAlpha.put(before, hotkeys.get(uid), NETUID, Rao.of(network.alphaStake()[uid]));
      s.blockAtRegistration.put(before, NETUID, uid, network.blockAtRegistration()[uid]);
      write(s.weights, uid, network.weights());
      write(s.bonds, uid, network.bonds());
    }
    s.validatorPermit.put(before, NETUID, permits);
  }

  private void write(
      StorageDoubleMap<Integer, Integer, List<U16Pair>> map, int uid, SparseRows rows) {
    List<U16Pair> row = new ArrayList<>();
    for (int i = 0; i < rows.columns()[uid].length; i++) {
      row.add(new U16Pair(rows.columns()[uid][i], rows.values()[uid][i]));
    }
    if (!row.isEmpty()) {
      map.put(before, NETUID.value(), uid, row);
    }
  }
}
