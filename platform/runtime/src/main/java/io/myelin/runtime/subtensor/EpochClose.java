package io.myelin.runtime.subtensor;

import io.myelin.consensus.Epoch;
import io.myelin.consensus.EpochOutcome;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.SubtensorEvents.IncentiveAlphaEmittedToMiners;
import io.myelin.runtime.subtensor.SubtensorTypes.U16Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Closes one epoch: consensus runs, its results are stored, the pot is paid (stable.md). */
final class EpochClose {
  private final SubtensorPallet s;
  private final EpochInputs inputs;
  private final EpochPayout payout;

  EpochClose(SubtensorPallet s, EpochInputs inputs, EpochPayout payout) {
    this.s = s;
    this.inputs = inputs;
    this.payout = payout;
  }

  /** What gathered since the last epoch. */
  record Pot(NetUid netuid, Rao server, Rao validator, Rao ownerCut) {}

  void close(BlockContext context, Pot pot) {
    State state = context.state();
    NetUid netuid = pot.netuid();
    Rao emission = pot.server().plus(pot.validator());
    EpochOutcome outcome =
        Epoch.run(
            inputs.parameters(state, netuid),
            inputs.state(state, netuid, context.block()),
            emission.value());
    List<AccountId> hotkeys = s.hotkeys(state, netuid);
    store(state, netuid, outcome);
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

  /** yuma.md 8; a fallback split by stake is neither paid nor stored. */
  private void store(State state, NetUid netuid, EpochOutcome outcome) {
    int n = outcome.active().length;
    s.incentive.put(state, netuid.value(), ints(outcome.incentive()));
    s.active.put(state, netuid, booleans(outcome.active()));
    s.emission.put(
        state, netuid, amounts(outcome.judged() ? outcome.combinedEmission() : new long[n]));
    s.consensus.put(state, netuid, ints(outcome.consensus()));
    s.dividends.put(state, netuid, ints(outcome.dividends()));
    s.validatorTrust.put(state, netuid, ints(outcome.validatorTrust()));
    s.validatorPermit.put(state, netuid, booleans(outcome.validatorPermit()));
    s.stakeWeight.put(state, netuid, ints(outcome.stakeWeight()));
    for (int uid = 0; uid < n; uid++) {
      List<U16Pair> row = new ArrayList<>();
      int[] columns = outcome.bonds().columns()[uid];
      for (int e = 0; e < columns.length; e++) {
        row.add(new U16Pair(columns[e], outcome.bonds().values()[uid][e]));
      }
      s.bonds.put(state, netuid.value(), uid, List.copyOf(row));
    }
  }

  private static List<Integer> ints(int[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static List<Rao> amounts(long[] values) {
    return Arrays.stream(values).mapToObj(Rao::of).toList();
  }

  private static List<Boolean> booleans(boolean[] values) {
    List<Boolean> out = new ArrayList<>();
    for (boolean value : values) {
      out.add(value);
    }
    return List.copyOf(out);
  }
}
