package io.myelin.runtime.subtensor.info;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.NETUID;
import static io.myelin.runtime.type.Types.U16;
import static io.myelin.runtime.type.Types.U64;
import static io.myelin.runtime.type.Types.U8;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.api.RuntimeApi;
import io.myelin.runtime.api.RuntimeApi.Argument;
import io.myelin.runtime.api.RuntimeApi.Method;
import io.myelin.runtime.subtensor.SubnetAccounts;
import io.myelin.runtime.subtensor.SubtensorPallet;
import io.myelin.runtime.subtensor.info.Facts.Selection;
import io.myelin.runtime.subtensor.info.HyperparamFacts.Hyperparam;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.Types;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Subnets: parameters, market, metagraph. */
final class SubnetApi {
  private static final Argument ON = new Argument("netuid", NETUID);
  private static final Argument MECHANISM = new Argument("mecid", U8);
  private static final Argument NUMBERS = new Argument("metagraph_indexes", Types.vec(U16));
  private final SubtensorPallet s;
  private final SubnetRecords records;

  SubnetApi(SubtensorPallet subtensor) {
    this.s = subtensor;
    this.records = SubnetRecords.of(SubnetFacts.of(subtensor));
  }

  RuntimeApi api() {
    List<Method<?>> methods = new ArrayList<>();
    methods.addAll(
        List.of(
            one("get_subnet_info", records.info()),
            all("get_subnets_info", records.info()),
            one("get_subnet_info_v2", records.infoV2()),
            all("get_subnets_info_v2", records.infoV2()),
            one("get_subnet_hyperparams", records.hyperparams()),
            one("get_subnet_hyperparams_v2", records.hyperparamsV2()),
            new Method<>(
                "get_subnet_hyperparams_v3",
                List.of(ON),
                Types.option(Types.vec(Hyperparam.TYPE)),
                (state, in) -> subnet(state, in, 0).map(v -> HyperparamFacts.of(s, v))),
            all("get_all_dynamic_info", records.dynamic()),
            one("get_dynamic_info", records.dynamic()),
            all("get_all_metagraphs", records.metagraph()),
            one("get_metagraph", records.metagraph()),
            one("get_subnet_state", records.stateOf())));
    methods.addAll(mechanisms());
    methods.addAll(
        List.of(
            new Method<>(
                "get_coldkey_auto_stake_hotkey",
                List.of(new Argument("coldkey", ACCOUNT), ON),
                Types.option(ACCOUNT),
                (state, in) ->
                    s.autoStakeDestination.find(state, (AccountId) in.get(0), (NetUid) in.get(1))),
            new Method<>(
                "get_subnet_to_prune", List.of(), Types.option(U16), (state, in) -> toPrune(state)),
            new Method<>(
                "get_subnet_account_id",
                List.of(ON),
                Types.option(ACCOUNT),
                (state, in) -> subnet(state, in, 0).map(v -> SubnetAccounts.of(v.netuid()))),
            new Method<>(
                "get_next_epoch_start_block",
                List.of(ON),
                Types.option(U64),
                (state, in) -> subnet(state, in, 0).flatMap(this::nextEpoch))));
    return new RuntimeApi("SubnetInfoRuntimeApi", 2, List.copyOf(methods));
  }

  private List<Method<?>> mechanisms() {
    return List.of(
        new Method<>(
            "get_all_mechagraphs",
            List.of(),
            Types.vec(Types.option(records.metagraph())),
            (state, in) ->
                s.existing(state).stream()
                    .flatMap(
                        netuid ->
                            IntStream.range(0, s.mechanismCountCurrent.get(state, netuid))
                                .mapToObj(mecid -> SubnetView.of(s, state, netuid, mecid)))
                    .toList()),
        new Method<>(
            "get_mechagraph",
            List.of(ON, MECHANISM),
            Types.option(records.metagraph()),
            (state, in) -> subnet(state, in, (Integer) in.get(1))),
        new Method<>(
            "get_selective_metagraph",
            List.of(ON, NUMBERS),
            Types.option(records.selective()),
            (state, in) -> subnet(state, in, 0).map(v -> selection(v, in.get(1)))),
        new Method<>(
            "get_selective_mechagraph",
            List.of(ON, MECHANISM, NUMBERS),
            Types.option(records.selective()),
            (state, in) ->
                subnet(state, in, (Integer) in.get(1)).map(v -> selection(v, in.get(2)))));
  }

  private Method<Optional<SubnetView>> one(String name, Type<SubnetView> type) {
    return new Method<>(name, List.of(ON), Types.option(type), (state, in) -> subnet(state, in, 0));
  }

  private Method<List<Optional<SubnetView>>> all(String name, Type<SubnetView> type) {
    return new Method<>(
        name,
        List.of(),
        Types.vec(Types.option(type)),
        (state, in) -> s.existing(state).stream().map(n -> SubnetView.of(s, state, n, 0)).toList());
  }

  private Optional<SubnetView> subnet(StateView state, List<Object> in, int mechanism) {
    return SubnetView.of(s, state, (NetUid) in.get(0), mechanism);
  }

  private static Selection<SubnetView> selection(SubnetView view, Object numbers) {
    Set<Integer> asked = new HashSet<>();
    if (numbers instanceof List<?> list) {
      list.forEach(each -> asked.add((Integer) each));
    }
    return new Selection<>(view, Set.copyOf(asked));
  }

  /** The cheapest of those old enough; of equals the oldest (registration.md 1.3). */
  private Optional<Integer> toPrune(StateView state) {
    long block = s.blockNumber(state);
    long immunity = s.networkImmunityPeriod.get(state);
    return s.subnets(state).stream()
        .filter(netuid -> block >= s.networkRegisteredAt.get(state, netuid) + immunity)
        .min(
            Comparator.<NetUid, BigInteger>comparing(n -> s.subnetMovingPrice.get(state, n))
                .thenComparing(n -> s.networkRegisteredAt.get(state, n)))
        .map(NetUid::value);
  }

  private Optional<Long> nextEpoch(SubnetView view) {
    int tempo = view.get(s.tempo);
    if (tempo == 0) {
      return Optional.empty();
    }
    long regular = view.get(s.lastEpochBlock) + tempo;
    long requested = view.get(s.pendingEpochAt);
    return Optional.of(requested > 0 ? Math.min(regular, requested) : regular);
  }
}
