package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.frame.Origins;
import io.myelin.runtime.subtensor.StakeSteps.Place;
import java.util.List;

/** Leaving a hotkey on every subnet where stake may be moved (economics.md 10.2). */
final class StakeExits {
  private final SubtensorPallet s;
  private final StakeSteps steps;

  StakeExits(SubtensorPallet s, StakeSteps steps) {
    this.s = s;
    this.steps = steps;
  }

  /** Everything becomes TAO. */
  void unstakeAll(BlockContext context, Origin origin, Calls.UnstakeAll args) {
    AccountId coldkey = Origins.signed(origin);
    steps.requireHotkey(context.state(), args.hotkey());
    for (Place place : positions(context.state(), coldkey, args.hotkey())) {
      steps.takeOut(context, place, steps.held(context.state(), place));
    }
  }

  /** Everything outside of root becomes stake there, however little it is. */
  void unstakeAllAlpha(BlockContext context, Origin origin, Calls.UnstakeAllAlpha args) {
    AccountId coldkey = Origins.signed(origin);
    Place root = new Place(coldkey, args.hotkey(), NetUid.ROOT);
    steps.requireHotkey(context.state(), args.hotkey());
    Rao sum = Rao.ZERO;
    for (Place place : positions(context.state(), coldkey, args.hotkey())) {
      if (!place.equals(root)) {
        Rao held = steps.held(context.state(), place);
        steps.toVault(context, place, root.netuid(), held);
        sum = sum.plus(held);
      }
    }
    s.error("AmountTooLow").unless(!sum.isZero());
    steps.deposit(context, root, sum);
  }

  /** In trie order. Stake behind a pool is not passed over in silence. */
  private List<Place> positions(StateView state, AccountId coldkey, AccountId hotkey) {
    List<Place> held =
        s.networksAdded.entries(state).stream()
            .map(subnet -> new Place(coldkey, hotkey, subnet.key()))
            .filter(place -> s.subtokenEnabled.get(state, place.netuid()))
            .filter(place -> !steps.held(state, place).isZero())
            .toList();
    held.forEach(place -> steps.requireSubnet(state, place.netuid()));
    return held;
  }
}
