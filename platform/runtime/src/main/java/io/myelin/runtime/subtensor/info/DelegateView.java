package io.myelin.runtime.subtensor.info;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.COMPACT_U16;
import static io.myelin.runtime.type.Types.COMPACT_U64;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.subtensor.SubtensorPallet;
import io.myelin.runtime.subtensor.info.InfoTypes.OnSubnet;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.Types;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A hotkey that others may stake to, and what comes of it.
 *
 * @param withNominators false leaves out who staked, where only the delegate matters
 */
record DelegateView(
    SubtensorPallet pallet, StateView state, AccountId hotkey, boolean withNominators) {
  private static final Type<Nominator> NOMINATOR =
      Types.tuple(Nominator.class, ACCOUNT, Types.vec(InfoTypes.ON_SUBNET));
  static final Type<DelegateView> TYPE =
      new Facts<DelegateView>()
          .add("delegate_ss58", ACCOUNT, DelegateView::hotkey)
          .add("take", COMPACT_U16, DelegateView::take)
          .add("nominators", Types.vec(NOMINATOR), DelegateView::nominators)
          .add("owner_ss58", ACCOUNT, d -> d.pallet.owner.shown(d.state, d.hotkey))
          .add("registrations", Types.vec(InfoTypes.C_NETUID), DelegateView::registrations)
          .add("validator_permits", Types.vec(InfoTypes.C_NETUID), DelegateView::permits)
          .add("return_per_1000", COMPACT_U64, DelegateView::returnPer1000)
          .add("total_daily_return", COMPACT_U64, d -> d.daily().shiftRight(64).longValue())
          .struct(
              "pallet_subtensor::rpc_info::delegate_info::DelegateInfo",
              "delegate_ss58 take nominators owner_ss58 registrations validator_permits"
                  + " return_per_1000 total_daily_return");
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger BLOCKS_A_DAY = BigInteger.valueOf(7200).shiftLeft(64);
  private static final BigInteger THOUSAND_TAO = BigInteger.TEN.pow(12);

  /** Who staked how much where. */
  record Nominator(AccountId coldkey, List<OnSubnet> stakes) {}

  private int take() {
    return pallet.delegates.get(state, hotkey);
  }

  private List<Nominator> nominators() {
    if (!withNominators) {
      return List.of();
    }
    Map<AccountId, List<OnSubnet>> stakes = new TreeMap<>();
    for (var share : pallet.alphaV2.entries(state, hotkey)) {
      Rao value = pallet.stake(state, hotkey, share.key2(), share.key3());
      if (!value.isZero()) {
        stakes
            .computeIfAbsent(share.key2(), coldkey -> new ArrayList<>())
            .add(new OnSubnet(share.key3(), value));
      }
    }
    return stakes.entrySet().stream().map(e -> new Nominator(e.getKey(), e.getValue())).toList();
  }

  private List<NetUid> registrations() {
    return pallet.isNetworkMember.entries(state, hotkey).stream()
        .filter(entry -> entry.value())
        .map(entry -> entry.key2())
        .sorted()
        .toList();
  }

  private List<NetUid> permits() {
    return registrations().stream()
        .filter(
            netuid -> neuron(netuid).filter(n -> n.at(pallet.validatorPermit, false)).isPresent())
        .toList();
  }

  private Optional<NeuronView> neuron(NetUid netuid) {
    return SubnetView.of(pallet, state, netuid, 0)
        .flatMap(v -> pallet.uids.find(state, netuid, hotkey).flatMap(v::neuron));
  }

  /** Emission of a day, 64 fraction bits. */
  private BigInteger daily() {
    BigInteger sum = BigInteger.ZERO;
    for (NetUid netuid : registrations()) {
      int tempo = pallet.tempo.get(state, netuid);
      Rao emission = neuron(netuid).map(n -> n.at(pallet.emission, Rao.ZERO)).orElse(Rao.ZERO);
      if (tempo > 0) {
        BigInteger epochs = BLOCKS_A_DAY.divide(BigInteger.valueOf(tempo));
        sum = sum.add(epochs.multiply(BigInteger.valueOf(emission.value())));
      }
    }
    return sum;
  }

  private long returnPer1000() {
    BigInteger root =
        BigInteger.valueOf(pallet.totalHotkeyAlpha.get(state, hotkey, NetUid.ROOT).value())
            .shiftLeft(64)
            .divide(THOUSAND_TAO);
    if (root.signum() == 0) {
      return 0;
    }
    BigInteger take = BigInteger.valueOf(take()).shiftLeft(64).divide(BigInteger.valueOf(65535));
    BigInteger kept = daily().multiply(ONE.subtract(take)).shiftRight(64);
    return kept.shiftLeft(64).divide(root).shiftRight(64).min(MOST).longValue();
  }
}
