package io.myelin.node.chain;

import io.myelin.primitives.NetUid;
import io.myelin.runtime.ChainQueries;
import io.myelin.runtime.GenesisConfig;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What people call a subnet: its owner's word on the chain first, then the genesis file's, which is
 * local like every name of a neuron.
 */
public record SubnetNames(Map<NetUid, String> genesis) {
  public SubnetNames {
    genesis = Map.copyOf(genesis);
  }

  static SubnetNames of(GenesisConfig config) {
    return new SubnetNames(
        config.subnets().stream()
            .collect(Collectors.toMap(GenesisConfig.Subnet::netuid, GenesisConfig.Subnet::name)));
  }

  /** Never empty: a subnet nobody named is called by its number. */
  public String name(ChainQueries.SubnetInfo subnet) {
    return subnet.name().isEmpty()
        ? genesis.getOrDefault(subnet.netuid(), "subnet-" + subnet.netuid())
        : subnet.name();
  }
}
