package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.extrinsic.RuntimeCall;
import io.myelin.runtime.frame.ErrorDef;
import io.myelin.runtime.frame.Guard;
import io.myelin.runtime.subtensor.SubtensorTypes.WeightCommit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks before a call may enter a block; who fails pays nothing (extrinsics.md 3, weights.md 1).
 */
final class Guards implements Guard {
  private static final int BAD_REQUEST = 255;
  private static final Map<String, Integer> CODES =
      Map.ofEntries(
          Map.entry("NotEnoughStakeToSetWeights", 1),
          Map.entry("HotKeyAccountNotExists", 4),
          Map.entry("CommittingWeightsTooFast", 6),
          Map.entry("SettingWeightsTooFast", 6),
          Map.entry("NetworkTxRateLimitExceeded", 6),
          Map.entry("HotKeyNotRegisteredInNetwork", 10),
          Map.entry("InvalidIpAddress", 11),
          Map.entry("ServingRateLimitExceeded", 12),
          Map.entry("InvalidPort", 13),
          Map.entry("NoWeightsCommitFound", 16),
          Map.entry("RevealTooEarly", 17),
          Map.entry("NonAssociatedColdKey", 25),
          Map.entry("DelegateTakeTooLow", 26),
          Map.entry("DelegateTakeTooHigh", 27));
  private final SubtensorPallet s;
  private final WeightCalls weights;
  private final Schedule schedule;
  private final Serving serving;
  private final Subnets subnets;
  private final Takes takes;

  Guards(
      SubtensorPallet s,
      WeightCalls weights,
      Schedule schedule,
      Serving serving,
      Subnets subnets,
      Takes takes) {
    this.s = s;
    this.weights = weights;
    this.schedule = schedule;
    this.serving = serving;
    this.subnets = subnets;
    this.takes = takes;
  }

  @Override
  public Optional<String> refusal(StateView state, AccountId who, RuntimeCall call, long block) {
    return refusal(state, who, call.arguments(), block)
        .map(error -> "Custom error: " + CODES.getOrDefault(error.name(), BAD_REQUEST));
  }

  private Optional<ErrorDef> refusal(StateView state, AccountId who, Record call, long block) {
    if (call instanceof Calls.SetMechanismWeights set) {
      return stake(state, who, set.netuid())
          .or(
              () ->
                  s.commitRevealWeightsEnabled.get(state, set.netuid())
                      ? Optional.empty()
                      : tooFast(state, who, set.netuid(), block, "SettingWeightsTooFast"));
    }
    if (call instanceof Calls.SetWeights set) {
      return refusal(
          state,
          who,
          new Calls.SetMechanismWeights(
              set.netuid(), 0, set.dests(), set.weights(), set.versionKey()),
          block);
    }
    if (call instanceof Calls.CommitWeights commit) {
      return commit(state, who, commit.netuid(), block);
    }
    if (call instanceof Calls.CommitMechanismWeights commit) {
      return commit(state, who, commit.netuid(), block);
    }
    if (call instanceof Calls.RevealWeights reveal) {
      return reveal(state, who, WeightDeclarations.mechanism(reveal), block);
    }
    if (call instanceof Calls.RevealMechanismWeights reveal) {
      return reveal(state, who, reveal, block);
    }
    if (call instanceof Calls.ServeAxon serve) {
      return serving.refusal(state, who, serve, block);
    }
    if (call instanceof KeyCalls.DecreaseTake take) {
      return takes.refusal(state, who, take.hotkey(), take.take());
    }
    if (call instanceof KeyCalls.IncreaseTake take) {
      return takes.refusal(state, who, take.hotkey(), take.take());
    }
    boolean registers =
        call instanceof Calls.RegisterNetwork || call instanceof Calls.RegisterNetworkWithIdentity;
    if (registers && !subnets.mayRegister(state, block)) {
      return Optional.of(s.error("NetworkTxRateLimitExceeded"));
    }
    return Optional.empty();
  }

  private Optional<ErrorDef> commit(StateView state, AccountId who, NetUid netuid, long block) {
    return stake(state, who, netuid)
        .or(() -> tooFast(state, who, netuid, block, "CommittingWeightsTooFast"));
  }

  private Optional<ErrorDef> reveal(
      StateView state, AccountId who, Calls.RevealMechanismWeights args, long block) {
    NetUid netuid = args.netuid();
    Optional<ErrorDef> poor = stake(state, who, netuid);
    if (poor.isPresent()) {
      return poor;
    }
    List<WeightCommit> queue = s.weightCommits.find(state, netuid.value(), who).orElse(List.of());
    int at = WeightCalls.position(queue, WeightCalls.hash(who, args));
    if (at < 0) {
      return Optional.of(s.error("NoWeightsCommitFound"));
    }
    long due = queue.get(at).epoch() + weights.period(state, netuid);
    return schedule.epoch(state, netuid, block) == due
        ? Optional.empty()
        : Optional.of(s.error("RevealTooEarly"));
  }

  private Optional<ErrorDef> stake(StateView state, AccountId who, NetUid netuid) {
    return s.hasStakeToWeigh(state, who, netuid)
        ? Optional.empty()
        : Optional.of(s.error("NotEnoughStakeToSetWeights"));
  }

  private Optional<ErrorDef> tooFast(
      StateView state, AccountId who, NetUid netuid, long block, String error) {
    return s.uids
        .find(state, netuid, who)
        .filter(uid -> !weights.mayUpdate(state, netuid, uid, block))
        .map(uid -> s.error(error));
  }
}
