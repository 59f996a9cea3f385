package io.myelin.host.asking;

import io.myelin.client.ChainClient;
import io.myelin.client.axon.Dendrite;
import io.myelin.contract.SubnetDescription;
import io.myelin.host.validator.Miners;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Who serves on the host's subnets, as the chain said in the last seconds. */
public final class Experts {
  private static final long REFRESH_NANOS = 10_000_000_000L;
  private static final AccountId NOBODY = AccountId.of(new byte[32]);
  private static final double WHOLE = 65_535;

  private final ChainClient chain;
  private final LongSupplier nanoTime;
  private final Supplier<Map<NetUid, SubnetDescription>> subnets;
  private final Map<NetUid, Listed> listed = new HashMap<>();

  private record Listed(long nanos, List<Expert> experts) {}

  /**
   * @param subnets what the plugins of the host's subnets are now
   */
  public Experts(
      ChainClient chain, Supplier<Map<NetUid, SubnetDescription>> subnets, LongSupplier nanoTime) {
    this.chain = chain;
    this.subnets = subnets;
    this.nanoTime = nanoTime;
  }

  Optional<SubnetDescription> subnet(NetUid netuid) {
    return Optional.ofNullable(subnets.get().get(netuid));
  }

  /** All of a modality, highest incentive first. */
  List<Expert> of(String modality) {
    List<Expert> experts = new ArrayList<>();
    subnets
        .get()
        .forEach(
            (netuid, subnet) -> {
              if (subnet.modality().equals(modality)) {
                experts.addAll(on(netuid));
              }
            });
    experts.sort(Comparator.comparingDouble(expert -> -expert.incentive()));
    return experts;
  }

  /** All of a subnet, highest incentive first, then lowest uid. */
  List<Expert> best(NetUid netuid) {
    return on(netuid).stream()
        .sorted(Comparator.comparingDouble(expert -> -expert.incentive()))
        .toList();
  }

  List<NetUid> subnets() {
    return List.copyOf(subnets.get().keySet());
  }

  /** One at a time: whoever comes while the chain is asked needs the same answer. */
  private synchronized List<Expert> on(NetUid netuid) {
    long now = nanoTime.getAsLong();
    Listed before = listed.get(netuid);
    if (before != null && now - before.nanos() < REFRESH_NANOS) {
      return before.experts();
    }
    Miners miners = Miners.serving(chain, netuid, NOBODY);
    List<Integer> incentives = chain.incentives(netuid);
    List<Expert> experts = new ArrayList<>();
    for (Dendrite.Target target : miners.targets()) {
      int uid = miners.uids().getOrDefault(target.hotkey(), -1);
      double incentive = uid >= 0 && uid < incentives.size() ? incentives.get(uid) / WHOLE : 0;
      experts.add(new Expert(netuid, uid, target, incentive));
    }
    listed.put(netuid, new Listed(now, List.copyOf(experts)));
    return experts;
  }
}
