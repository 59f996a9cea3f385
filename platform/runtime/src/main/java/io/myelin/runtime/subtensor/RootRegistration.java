package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.SubtensorEvents.NeuronRegistered;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Seats on root: free of charge, in the end for those with the most stake (registration.md 3). */
final class RootRegistration {
  private final SubtensorPallet s;
  private final Registration registration;
  private final Uids uids;

  RootRegistration(SubtensorPallet s, Registration registration, Uids uids) {
    this.s = s;
    this.registration = registration;
    this.uids = uids;
  }

  void register(BlockContext context, Origin origin, Calls.RootRegister args) {
    AccountId coldkey = Origins.signed(origin);
    State state = context.state();
    AccountId hotkey = args.hotkey();
    NetUid root = NetUid.ROOT;
    s.error("RootNetworkDoesNotExist").unless(s.networksAdded.get(state, root));
    s.error("TooManyRegistrationsThisBlock")
        .unless(
            s.registrationsThisBlock.get(state, root)
                < s.maxRegistrationsPerBlock.get(state, root));
    s.error("TooManyRegistrationsThisInterval")
        .unless(
            s.registrationsThisInterval.get(state, root)
                < 3 * s.targetRegistrationsPerInterval.get(state, root));
    s.error("HotKeyAlreadyRegisteredInSubNet").unless(!s.uids.contains(state, root, hotkey));
    registration.linkUnknown(state, coldkey, hotkey);
    int uid = seat(context, hotkey);
    if (!s.delegates.contains(state, hotkey)) {
      s.delegates.put(state, hotkey, s.delegates.get(state, hotkey));
    }
    s.registrationsThisBlock.update(state, root, count -> count + 1);
    s.registrationsThisInterval.update(state, root, count -> count + 1);
    context.emit(new NeuronRegistered(root, uid, hotkey));
  }

  private int seat(BlockContext context, AccountId hotkey) {
    State state = context.state();
    NetUid root = NetUid.ROOT;
    int seats = s.subnetworkN.get(state, root);
    if (seats < s.maxAllowedUids.get(state, root)) {
      return uids.append(state, root, hotkey, context.block());
    }
    int poorest =
        IntStream.range(0, seats)
            .boxed()
            .min(Comparator.comparing(uid -> stake(state, s.keys.get(state, root, uid))))
            .orElseThrow(s.error("StakeTooLowForRoot")::raise);
    s.error("StakeTooLowForRoot")
        .unless(stake(state, s.keys.get(state, root, poorest)).isLessThan(stake(state, hotkey)));
    uids.replace(state, root, poorest, hotkey, context.block());
    return poorest;
  }

  private Rao stake(StateView state, AccountId hotkey) {
    return s.totalHotkeyAlpha.get(state, hotkey, NetUid.ROOT);
  }
}
