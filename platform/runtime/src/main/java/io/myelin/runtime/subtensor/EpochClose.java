package io.myelin.runtime.subtensor;

import io.myelin.consensus.Epoch;
import io.myelin.consensus.EpochOutcome;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.SubtensorEvents.IncentiveAlphaEmittedToMiners;
import java.util.Arrays;
import java.util.List;

/** Closes one epoch: consensus runs, its results are stored, the pot is paid (stable.md). */
final class EpochClose {
  private final SubtensorPallet s;
  private final EpochInputs inputs;
  private final EpochResults results;
  private final EpochPayout payout;

  EpochClose(SubtensorPallet s, EpochInputs inputs, EpochPayout payout) {
    this.s = s;
    this.inputs = inputs;
    this.results = new EpochResults(s);
    this.payout = payout;
  }

  /** What gathered since the last epoch. */
  record Pot(NetUid netuid, Rao server, Rao validator, Rao ownerCut) {}

  void close(BlockContext context, Pot pot) {
    State state = context.state();
    NetUid netuid = pot.netuid();
    EpochOutcome outcome =
        judge(state, netuid, context.block(), pot.server().plus(pot.validator()));
    List<AccountId> hotkeys = s.hotkeys(state, netuid);
    payout.ownerCut(context, pot);
    if (outcome.judged()) {
      payout.neurons(context, pot, hotkeys, outcome);
      context.emit(
          new IncentiveAlphaEmittedToMiners(netuid.value(), amounts(outcome.serverEmission())));
    } else {
      s.pendingServerEmission.update(state, netuid, before -> before.plus(pot.server()));
      s.pendingValidatorEmission.update(state, netuid, before -> before.plus(pot.validator()));
    }
    s.lastMechansimStepBlock.put(state, netuid, context.block());
  }

  /** Reads what consensus needs, runs it and stores its results; pays nothing. */
  EpochOutcome judge(State state, NetUid netuid, long block, Rao emission) {
    EpochOutcome outcome =
        Epoch.run(
            inputs.parameters(state, netuid), inputs.state(state, netuid, block), emission.value());
    results.store(state, netuid, outcome);
    return outcome;
  }

  private static List<Rao> amounts(long[] values) {
    return Arrays.stream(values).mapToObj(Rao::of).toList();
  }
}
