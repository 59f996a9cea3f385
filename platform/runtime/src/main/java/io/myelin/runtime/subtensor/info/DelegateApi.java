package io.myelin.runtime.subtensor.info;

import static io.myelin.runtime.type.Types.ACCOUNT;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.api.RuntimeApi;
import io.myelin.runtime.api.RuntimeApi.Argument;
import io.myelin.runtime.api.RuntimeApi.Method;
import io.myelin.runtime.subtensor.SubtensorPallet;
import io.myelin.runtime.subtensor.info.InfoTypes.OnSubnet;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hotkeys that take stake of others, and who staked to them. */
final class DelegateApi {
  private static final Type<Delegated> DELEGATED =
      Types.tuple(Delegated.class, DelegateView.TYPE, InfoTypes.ON_SUBNET);
  private final SubtensorPallet s;

  DelegateApi(SubtensorPallet subtensor) {
    this.s = subtensor;
  }

  private record Delegated(DelegateView delegate, OnSubnet stake) {}

  RuntimeApi api() {
    return new RuntimeApi(
        "DelegateInfoRuntimeApi",
        1,
        List.of(
            new Method<>(
                "get_delegates",
                List.of(),
                Types.vec(DelegateView.TYPE),
                (state, in) ->
                    delegates(state).stream()
                        .map(hotkey -> new DelegateView(s, state, hotkey, true))
                        .toList()),
            new Method<>(
                "get_delegate",
                List.of(new Argument("delegate_account", ACCOUNT)),
                Types.option(DelegateView.TYPE),
                (state, in) -> delegate(state, (AccountId) in.get(0))),
            new Method<>(
                "get_delegated",
                List.of(new Argument("delegatee_account", ACCOUNT)),
                Types.vec(DELEGATED),
                (state, in) -> delegated(state, (AccountId) in.get(0)))));
  }

  private List<AccountId> delegates(StateView state) {
    return s.delegates.entries(state).stream().map(entry -> entry.key()).toList();
  }

  private Optional<DelegateView> delegate(StateView state, AccountId hotkey) {
    return s.delegates.contains(state, hotkey)
        ? Optional.of(new DelegateView(s, state, hotkey, true))
        : Optional.empty();
  }

  private List<Delegated> delegated(StateView state, AccountId coldkey) {
    List<Delegated> found = new ArrayList<>();
    for (AccountId hotkey : delegates(state)) {
      for (NetUid netuid : s.existing(state)) {
        Rao stake = s.stake(state, hotkey, coldkey, netuid);
        if (!stake.isZero()) {
          found.add(
              new Delegated(
                  new DelegateView(s, state, hotkey, false), new OnSubnet(netuid, stake)));
        }
      }
    }
    return List.copyOf(found);
  }
}
