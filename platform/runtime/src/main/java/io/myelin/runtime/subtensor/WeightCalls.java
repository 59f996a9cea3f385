package io.myelin.runtime.subtensor;

import io.myelin.consensus.fixed.U16Vectors;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.SubtensorEvents.WeightsCommitted;
import io.myelin.runtime.subtensor.SubtensorEvents.WeightsRevealed;
import io.myelin.runtime.subtensor.SubtensorEvents.WeightsSet;
import io.myelin.runtime.subtensor.SubtensorTypes.U16Pair;
import io.myelin.runtime.subtensor.SubtensorTypes.WeightCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Setting, committing and revealing weights of mechanism 0 (weights.md 2 - 4). */
final class WeightCalls {
  private static final int MOST_COMMITS = 10;
  private static final Codec<List<Integer>> U16S = Codecs.list(Codecs.U16);
  private final SubtensorPallet s;
  private final Schedule schedule;

  WeightCalls(SubtensorPallet s, Schedule schedule) {
    this.s = s;
    this.schedule = schedule;
  }

  void set(BlockContext context, Origin origin, Calls.SetMechanismWeights args) {
    State state = context.state();
    s.error("CommitRevealEnabled").unless(!s.commitRevealWeightsEnabled.get(state, args.netuid()));
    AccountId hotkey = Origins.signed(origin);
    store(context, hotkey, args, true);
    s.lastUpdate.update(
        state,
        args.netuid().value(),
        v -> Uids.with(v, uidOf(state, args.netuid(), hotkey), context.block(), 0L));
  }

  void commit(BlockContext context, Origin origin, Calls.CommitMechanismWeights args) {
    State state = context.state();
    NetUid netuid = args.netuid();
    requireMechanism(state, netuid, args.mecid());
    AccountId hotkey = Origins.signed(origin);
    s.error("CommitRevealDisabled").unless(s.commitRevealWeightsEnabled.get(state, netuid));
    int uid = uidOf(state, netuid, hotkey);
    s.error("CommittingWeightsTooFast").unless(mayUpdate(state, netuid, uid, context.block()));
    long epoch = schedule.epoch(state, netuid, context.block());
    List<WeightCommit> queue = new ArrayList<>(live(state, netuid, hotkey, epoch));
    s.error("TooManyUnrevealedCommits").unless(queue.size() < MOST_COMMITS);
    queue.add(new WeightCommit(args.commitHash(), epoch, context.block(), 0));
    s.weightCommits.put(state, netuid.value(), hotkey, List.copyOf(queue));
    s.lastUpdate.update(state, netuid.value(), v -> Uids.with(v, uid, context.block(), 0L));
    context.emit(new WeightsCommitted(hotkey, netuid.value(), args.commitHash()));
  }

  void reveal(BlockContext context, Origin origin, Calls.RevealMechanismWeights args) {
    State state = context.state();
    NetUid netuid = args.netuid();
    AccountId hotkey = Origins.signed(origin);
    requireMechanism(state, netuid, args.mecid());
    s.error("CommitRevealDisabled").unless(s.commitRevealWeightsEnabled.get(state, netuid));
    List<WeightCommit> stored =
        s.weightCommits
            .find(state, netuid.value(), hotkey)
            .orElseThrow(s.error("NoWeightsCommitFound")::raise);
    long epoch = schedule.epoch(state, netuid, context.block());
    List<WeightCommit> queue = live(state, netuid, hotkey, epoch);
    Hash256 hash = hash(hotkey, args);
    int at = position(queue, hash);
    if (at < 0) {
      boolean expired = position(stored, hash) >= 0;
      throw s.error(
              expired
                  ? "ExpiredWeightCommit"
                  : queue.isEmpty() ? "NoWeightsCommitFound" : "InvalidRevealCommitHashNotMatch")
          .raise();
    }
    s.error("RevealTooEarly").unless(epoch == queue.get(at).epoch() + period(state, netuid));
    List<WeightCommit> rest = queue.subList(at + 1, queue.size());
    if (rest.isEmpty()) {
      s.weightCommits.remove(state, netuid.value(), hotkey);
    } else {
      s.weightCommits.put(state, netuid.value(), hotkey, List.copyOf(rest));
    }
    store(
        context,
        hotkey,
        new Calls.SetMechanismWeights(
            netuid, args.mecid(), args.uids(), args.values(), args.versionKey()),
        false);
    context.emit(new WeightsRevealed(hotkey, netuid.value(), hash));
  }

  /** The checks of weights.md 2 in their order, then the row. */
  private void store(
      BlockContext context, AccountId hotkey, Calls.SetMechanismWeights args, boolean limited) {
    State state = context.state();
    NetUid netuid = args.netuid();
    int n = s.subnetworkN.get(state, netuid);
    s.error("CanNotSetRootNetworkWeights").unless(!netuid.isRoot());
    s.error("WeightVecNotEqualSize").unless(args.dests().size() == args.weights().size());
    requireMechanism(state, netuid, args.mecid());
    s.error("UidsLengthExceedUidsInSubNet").unless(args.dests().size() <= n);
    int uid = uidOf(state, netuid, hotkey);
    s.error("NotEnoughStakeToSetWeights").unless(s.hasStakeToWeigh(state, hotkey, netuid));
    long required = s.weightsVersionKey.get(state, netuid);
    s.error("IncorrectWeightVersionKey")
        .unless(Long.compareUnsigned(args.versionKey(), required) >= 0);
    s.error("SettingWeightsTooFast")
        .unless(!limited || mayUpdate(state, netuid, uid, context.block()));
    boolean self = args.dests().equals(List.of(uid));
    List<Boolean> permits = s.validatorPermit.get(state, netuid);
    boolean permitted = uid < permits.size() && permits.get(uid);
    s.error("NeuronNoValidatorPermit")
        .unless(self || permitted || s.ownerUid(state, netuid).stream().anyMatch(o -> o == uid));
    s.error("DuplicateUids")
        .unless(args.dests().stream().distinct().count() == args.dests().size());
    s.error("UidVecContainInvalidOne").unless(args.dests().stream().allMatch(d -> d < n));
    int least = Math.min(s.minAllowedWeights.get(state, netuid), n);
    s.error("WeightVecLengthIsLow").unless(self || args.dests().size() >= least);
    int[] upscaled =
        U16Vectors.maxUpscale(args.weights().stream().mapToInt(Integer::intValue).toArray());
    s.weights.put(
        state,
        netuid.value(),
        uid,
        IntStream.range(0, upscaled.length)
            .mapToObj(i -> new U16Pair(args.dests().get(i), upscaled[i]))
            .toList());
    context.emit(new WeightsSet(netuid.value(), uid));
  }

  boolean mayUpdate(StateView state, NetUid netuid, int uid, long block) {
    List<Long> updates = s.lastUpdate.get(state, netuid.value());
    long last = uid < updates.size() ? updates.get(uid) : 0;
    return last == 0 || block - last >= s.weightsSetRateLimit.get(state, netuid);
  }

  /** Commits that can still be revealed, oldest first. */
  List<WeightCommit> live(StateView state, NetUid netuid, AccountId hotkey, long epoch) {
    long period = period(state, netuid);
    return s.weightCommits.find(state, netuid.value(), hotkey).orElse(List.of()).stream()
        .dropWhile(commit -> epoch > commit.epoch() + period)
        .toList();
  }

  /** The hash a reveal must match (weights.md 4.1). */
  static Hash256 hash(AccountId hotkey, Calls.RevealMechanismWeights args) {
    ScaleWriter out = new ScaleWriter().bytes(hotkey.bytes());
    out.u16(args.netuid().value() + args.mecid() * 4096);
    U16S.write(out, args.uids());
    U16S.write(out, args.values());
    U16S.write(out, args.salt());
    return Hashes.blake2b256(out.u64(args.versionKey()).toByteArray());
  }

  long period(StateView state, NetUid netuid) {
    return s.revealPeriodEpochs.get(state, netuid);
  }

  static int position(List<WeightCommit> queue, Hash256 hash) {
    return IntStream.range(0, queue.size())
        .filter(i -> queue.get(i).hash().equals(hash))
        .findFirst()
        .orElse(-1);
  }

  private int uidOf(StateView state, NetUid netuid, AccountId hotkey) {
    return s.uids
        .find(state, netuid, hotkey)
        .orElseThrow(s.error("HotKeyNotRegisteredInSubNet")::raise);
  }

  private void requireMechanism(StateView state, NetUid netuid, int mecid) {
    s.error("MechanismDoesNotExist")
        .unless(
            s.networksAdded.get(state, netuid)
                && mecid == 0
                && mecid < s.mechanismCountCurrent.get(state, netuid));
  }
}
