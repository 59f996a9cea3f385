package io.myelin.runtime.subtensor.info;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.NETUID;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.api.RuntimeApi;
import io.myelin.runtime.api.RuntimeApi.Argument;
import io.myelin.runtime.api.RuntimeApi.Method;
import io.myelin.runtime.subtensor.SubtensorPallet;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Stake by coldkey, subnets outside and hotkeys inside. */
final class StakeApi {
  private static final Type<Place> PLACE = Types.tuple(Place.class, ACCOUNT, NETUID);
  private static final Type<Holdings> HOLDINGS =
      Types.tuple(Holdings.class, ACCOUNT, Types.vec(StakeView.TYPE));
  private static final Type<Availability> AVAILABILITY =
      Types.struct(
          "pallet_subtensor::rpc_info::stake_info::StakeAvailability",
          Availability.class,
          Types.COMPACT_RAO,
          Types.COMPACT_RAO,
          Types.COMPACT_RAO);
  private static final Type<List<OfColdkey>> AVAILABILITIES =
      Types.map(OfColdkey.class, ACCOUNT, Types.map(OnSubnet.class, NETUID, AVAILABILITY));
  private static final int MOST_COLDKEYS = 1024;
  private final SubtensorPallet s;

  StakeApi(SubtensorPallet subtensor) {
    this.s = subtensor;
  }

  /** A hotkey on a subnet. */
  private record Place(AccountId hotkey, NetUid netuid) {}

  /** Nothing can be locked yet, so all of a stake is available. */
  private record Availability(Rao total, Rao locked, Rao available) {}

  private record OnSubnet(NetUid netuid, Availability stake) {}

  private record OfColdkey(AccountId coldkey, List<OnSubnet> subnets) {}

  private record Holdings(AccountId coldkey, List<StakeView> stakes) {}

  RuntimeApi api() {
    return new RuntimeApi(
        "StakeInfoRuntimeApi",
        1,
        Stream.concat(methods().stream(), LockQueries.methods().stream()).toList());
  }

  private List<Method<?>> methods() {
    return List.of(
        new Method<>(
            "get_stake_info_for_coldkey",
            List.of(new Argument("coldkey_account", ACCOUNT)),
            Types.vec(StakeView.TYPE),
            (state, in) -> stakes(state, (AccountId) in.get(0))),
        new Method<>(
            "get_stake_info_for_coldkeys",
            List.of(new Argument("coldkey_accounts", Types.vec(ACCOUNT))),
            Types.vec(HOLDINGS),
            (state, in) ->
                coldkeys(in.get(0))
                    .map(coldkey -> new Holdings(coldkey, stakes(state, coldkey)))
                    .toList()),
        new Method<>(
            "get_stake_info_for_hotkey_coldkey_netuid",
            List.of(
                new Argument("hotkey_account", ACCOUNT),
                new Argument("coldkey_account", ACCOUNT),
                new Argument("netuid", NETUID)),
            Types.option(StakeView.TYPE),
            (state, in) ->
                Optional.of(
                    new StakeView(
                        s,
                        state,
                        (AccountId) in.get(0),
                        (AccountId) in.get(1),
                        (NetUid) in.get(2)))),
        new Method<>(
            "get_stake_availability_for_coldkeys",
            List.of(
                new Argument("coldkey_accounts", Types.vec(ACCOUNT)),
                new Argument("netuids", Types.option(Types.vec(NETUID)))),
            AVAILABILITIES,
            (state, in) -> availabilities(state, (List<?>) in.get(0), (Optional<?>) in.get(1))),
        // Staking on stable subnets is free (stable.md).
        new Method<>(
            "get_stake_fee",
            List.of(
                new Argument("origin", Types.option(PLACE)),
                new Argument("origin_coldkey_account", ACCOUNT),
                new Argument("destination", Types.option(PLACE)),
                new Argument("destination_coldkey_account", ACCOUNT),
                new Argument("amount", Types.RAO)),
            Types.RAO,
            (state, in) -> Rao.ZERO));
  }

  private List<OfColdkey> availabilities(
      StateView state, List<?> coldkeys, Optional<?> wantedSubnets) {
    Optional<List<NetUid>> wanted =
        wantedSubnets.map(list -> ((List<?>) list).stream().map(n -> (NetUid) n).toList());
    return coldkeys(coldkeys)
        .sorted()
        .map(coldkey -> new OfColdkey(coldkey, available(stakes(state, coldkey), wanted)))
        .toList();
  }

  /** Each once: an answer grows with the chain, not with how often the same is asked for. */
  private static Stream<AccountId> coldkeys(Object argument) {
    List<?> asked = (List<?>) argument;
    if (asked.size() > MOST_COLDKEYS) {
      throw new IllegalArgumentException(
          asked.size() + " coldkeys at once, " + MOST_COLDKEYS + " are answered; ask in parts");
    }
    return asked.stream().map(coldkey -> (AccountId) coldkey).distinct();
  }

  /** The subnets asked for, or else those with stake; ascending. */
  private static List<OnSubnet> available(List<StakeView> stakes, Optional<List<NetUid>> wanted) {
    SortedMap<NetUid, Rao> totals = new TreeMap<>();
    wanted.ifPresent(netuids -> netuids.forEach(netuid -> totals.put(netuid, Rao.ZERO)));
    for (StakeView stake : stakes) {
      if (wanted.isEmpty() || totals.containsKey(stake.netuid())) {
        totals.merge(stake.netuid(), stake.stake(), Rao::plus);
      }
    }
    return totals.entrySet().stream()
        .map(e -> new OnSubnet(e.getKey(), new Availability(e.getValue(), Rao.ZERO, e.getValue())))
        .toList();
  }

  private List<StakeView> stakes(StateView state, AccountId coldkey) {
    List<StakeView> found = new ArrayList<>();
    for (NetUid netuid : s.existing(state)) {
      for (AccountId hotkey : s.stakingHotkeys.get(state, coldkey)) {
        StakeView view = new StakeView(s, state, hotkey, coldkey, netuid);
        if (!view.stake().isZero()) {
          found.add(view);
        }
      }
    }
    return List.copyOf(found);
  }
}
