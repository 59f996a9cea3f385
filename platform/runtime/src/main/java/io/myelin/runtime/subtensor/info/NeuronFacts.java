package io.myelin.runtime.subtensor.info;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.BOOL;
import static io.myelin.runtime.type.Types.COMPACT_RAO;
import static io.myelin.runtime.type.Types.COMPACT_U16;
import static io.myelin.runtime.type.Types.COMPACT_U64;

import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.subtensor.SubtensorPallet;
import io.myelin.runtime.subtensor.SubtensorTypes;
import io.myelin.runtime.subtensor.info.InfoTypes.Amount;
import io.myelin.runtime.type.Types;
import java.util.Comparator;
import java.util.List;

/** Facts of one neuron, and the vectors that hold one value for each (storage.md 5.1). */
final class NeuronFacts {
  static final String LITE =
      "hotkey coldkey uid netuid active axon_info prometheus_info stake rank=none emission"
          + " incentive consensus trust=none validator_trust dividends last_update"
          + " validator_permit pruning_score=full";

  static final String WITH_ROWS = LITE.replace("pruning_score", "weights bonds pruning_score");

  private NeuronFacts() {}

  static Facts<NeuronView> of(SubtensorPallet s) {
    return new Facts<NeuronView>()
        .add("hotkey", ACCOUNT, NeuronView::hotkey)
        .add("coldkey", ACCOUNT, NeuronView::coldkey)
        .add("uid", COMPACT_U16, NeuronView::uid)
        .add("netuid", InfoTypes.C_NETUID, n -> n.subnet().netuid())
        .add("active", BOOL, n -> n.at(s.active, false))
        .add("axon_info", SubtensorTypes.AXON_INFO, NeuronView::axon)
        .add("prometheus_info", SubtensorTypes.PROMETHEUS_INFO, NeuronView::prometheus)
        .add("stake", Types.vec(InfoTypes.AMOUNT), n -> List.of(new Amount(n.coldkey(), n.alpha())))
        .add("none", COMPACT_U16, n -> 0)
        .add("emission", COMPACT_RAO, n -> n.at(s.emission, Rao.ZERO))
        .add("incentive", COMPACT_U16, n -> n.atIndex(s.incentive, 0))
        .add("consensus", COMPACT_U16, n -> n.at(s.consensus, 0))
        .add("validator_trust", COMPACT_U16, n -> n.at(s.validatorTrust, 0))
        .add("dividends", COMPACT_U16, n -> n.at(s.dividends, 0))
        .add("last_update", COMPACT_U64, n -> n.atIndex(s.lastUpdate, 0L))
        .add("validator_permit", BOOL, n -> n.at(s.validatorPermit, false))
        .add("weights", InfoTypes.ROW, n -> n.row(s.weights))
        .add("bonds", InfoTypes.ROW, n -> n.row(s.bonds))
        .add("full", COMPACT_U16, n -> 65535);
  }

  static void addVectors(Facts<SubnetView> facts, SubtensorPallet s) {
    facts
        .add("hotkeys", Types.vec(ACCOUNT), SubnetView::hotkeys)
        .add("coldkeys", Types.vec(ACCOUNT), v -> v.each(NeuronView::coldkey))
        .add(
            "identities",
            Types.vec(Types.option(SubtensorTypes.CHAIN_IDENTITY)),
            v -> v.each(n -> s.identitiesV2.find(v.state(), n.coldkey())))
        .add("axons", Types.vec(SubtensorTypes.AXON_INFO), v -> v.each(NeuronView::axon))
        .add("active", Types.vec(BOOL), v -> v.get(s.active))
        .add("validator_permit", Types.vec(BOOL), v -> v.get(s.validatorPermit))
        .add("last_update", Types.vec(COMPACT_U64), v -> s.lastUpdate.get(v.state(), v.index()))
        .add("emission", Types.vec(COMPACT_RAO), v -> v.get(s.emission))
        .add("dividends", Types.vec(COMPACT_U16), v -> v.get(s.dividends))
        .add("incentives", Types.vec(COMPACT_U16), v -> s.incentive.get(v.state(), v.index()))
        .add("consensus", Types.vec(COMPACT_U16), v -> v.get(s.consensus))
        .add(
            "block_at_registration",
            Types.vec(COMPACT_U64),
            v -> v.each(n -> s.blockAtRegistration.get(v.state(), v.netuid(), n.uid())))
        .add("alpha_stake", Types.vec(COMPACT_RAO), v -> v.each(NeuronView::alpha))
        .add("tao_stake", Types.vec(COMPACT_RAO), v -> v.each(NeuronView::root))
        .add("total_stake", Types.vec(COMPACT_U64), v -> v.each(NeuronView::totalStake))
        .add(
            "no_dividends",
            Types.vec(InfoTypes.AMOUNT),
            v -> v.each(n -> new Amount(n.hotkey(), Rao.ZERO)))
        .add(
            "alpha_dividends",
            Types.vec(InfoTypes.AMOUNT),
            v ->
                v.each(
                    n ->
                        new Amount(
                            n.hotkey(),
                            s.alphaDividendsPerSubnet.get(v.state(), v.netuid(), n.hotkey()))))
        .add(
            "emission_history",
            Types.vec(Types.vec(COMPACT_RAO)),
            v -> existing(s, v).stream().map(netuid -> history(s, v, netuid)).toList());
  }

  private static List<NetUid> existing(SubtensorPallet s, SubnetView view) {
    return s.networksAdded.entries(view.state()).stream()
        .filter(entry -> entry.value())
        .map(entry -> entry.key())
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private static List<Rao> history(SubtensorPallet s, SubnetView view, NetUid netuid) {
    return view.hotkeys().stream()
        .map(hotkey -> s.lastHotkeyEmissionOnNetuid.get(view.state(), hotkey, netuid))
        .toList();
  }
}
