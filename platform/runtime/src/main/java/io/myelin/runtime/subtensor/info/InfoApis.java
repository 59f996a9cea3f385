package io.myelin.runtime.subtensor.info;

import static io.myelin.runtime.type.Types.NETUID;
import static io.myelin.runtime.type.Types.U16;
import static io.myelin.runtime.type.Types.U64;

import io.myelin.primitives.NetUid;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.api.RuntimeApi;
import io.myelin.runtime.api.RuntimeApi.Argument;
import io.myelin.runtime.api.RuntimeApi.Method;
import io.myelin.runtime.subtensor.SubtensorPallet;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.Types;
import java.util.List;
import java.util.Optional;

/** The runtime APIs of the subtensor pallet; the larger traits have classes of their own. */
public final class InfoApis {
  private static final Argument ON = new Argument("netuid", NETUID);
  private final SubtensorPallet s;

  private InfoApis(SubtensorPallet subtensor) {
    this.s = subtensor;
  }

  /** All traits of storage.md 5 that this runtime answers. */
  public static List<RuntimeApi> of(SubtensorPallet subtensor) {
    InfoApis apis = new InfoApis(subtensor);
    return List.of(
        new DelegateApi(subtensor).api(),
        apis.neurons(),
        new SubnetApi(subtensor).api(),
        new StakeApi(subtensor).api(),
        new RuntimeApi(
            "SubnetRegistrationRuntimeApi",
            1,
            List.of(
                new Method<>(
                    "get_network_registration_cost",
                    List.of(),
                    Types.RAO,
                    (state, in) -> subtensor.lockCost(state)))),
        apis.prices());
  }

  private RuntimeApi neurons() {
    Facts<NeuronView> facts = NeuronFacts.of(s);
    String path = "pallet_subtensor::rpc_info::neuron_info::";
    Type<NeuronView> full = facts.struct(path + "NeuronInfo", NeuronFacts.WITH_ROWS);
    Type<NeuronView> lite = facts.struct(path + "NeuronInfoLite", NeuronFacts.LITE);
    return new RuntimeApi(
        "NeuronInfoRuntimeApi",
        1,
        List.of(
            all("get_neurons", full),
            one("get_neuron", full),
            all("get_neurons_lite", lite),
            one("get_neuron_lite", lite)));
  }

  private Method<List<NeuronView>> all(String name, Type<NeuronView> type) {
    return new Method<>(
        name,
        List.of(ON),
        Types.vec(type),
        (state, in) -> subnet(state, in).map(SubnetView::neurons).orElse(List.of()));
  }

  private Method<Optional<NeuronView>> one(String name, Type<NeuronView> type) {
    return new Method<>(
        name,
        List.of(ON, new Argument("uid", U16)),
        Types.option(type),
        (state, in) -> subnet(state, in).flatMap(v -> v.neuron((Integer) in.get(1))));
  }

  private Optional<SubnetView> subnet(StateView state, List<Object> in) {
    return SubnetView.of(s, state, (NetUid) in.get(0), 0);
  }

  /** Stable subnets only: one alpha is one TAO, and a swap costs nothing (stable.md). */
  private RuntimeApi prices() {
    Type<Price> price =
        Types.struct("pallet_subtensor_swap_runtime_api::SubnetPrice", Price.class, NETUID, U64);
    Type<Swap> swap =
        Types.struct(
            "pallet_subtensor_swap_runtime_api::SimSwapResult",
            Swap.class,
            U64,
            U64,
            U64,
            U64,
            U64,
            U64);
    return new RuntimeApi(
        "SwapRuntimeApi",
        1,
        List.of(
            new Method<>(
                "current_alpha_price",
                List.of(ON),
                U64,
                (state, in) -> subnet(state, in).isPresent() ? SubnetView.price() : 0L),
            new Method<>(
                "current_alpha_price_all",
                List.of(),
                Types.vec(price),
                (state, in) ->
                    s.existing(state).stream()
                        .map(netuid -> new Price(netuid, SubnetView.price()))
                        .toList()),
            swap("sim_swap_tao_for_alpha", "tao", swap),
            swap("sim_swap_alpha_for_tao", "alpha", swap)));
  }

  private Method<Swap> swap(String name, String amount, Type<Swap> type) {
    return new Method<>(
        name,
        List.of(ON, new Argument(amount, U64)),
        type,
        (state, in) -> {
          long same = subnet(state, in).isPresent() ? (Long) in.get(1) : 0;
          return new Swap(same, same, 0, 0, 0, 0);
        });
  }

  private record Price(NetUid netuid, long price) {}

  private record Swap(
      long taoAmount,
      long alphaAmount,
      long taoFee,
      long alphaFee,
      long taoSlippage,
      long alphaSlippage) {}
}
