package io.myelin.node.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.ledger.GenesisFile;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.ChainQueries;
import org.junit.jupiter.api.Test;

class SubnetNamesTest {
  private final SubnetNames names = SubnetNames.of(GenesisFile.preset("dev"));

  @Test
  void shouldCallASubnetAsItsGenesisFileDoes() {
    assertEquals("text", names.name(subnet(1, "")));
    assertEquals("router", names.name(subnet(4, "")));
  }

  @Test
  void shouldPreferWhatTheOwnerSaysOnTheChain() {
    assertEquals("prose", names.name(subnet(1, "prose")));
  }

  @Test
  void shouldCallASubnetNobodyNamedByItsNumber() {
    assertEquals("subnet-7", names.name(subnet(7, "")));
  }

  private static ChainQueries.SubnetInfo subnet(int netuid, String name) {
    return new ChainQueries.SubnetInfo(
        new NetUid(netuid),
        name,
        0,
        AccountId.ZERO,
        AccountId.ZERO,
        20,
        0,
        0,
        256,
        Rao.ZERO,
        true,
        true,
        0,
        0,
        Rao.ZERO,
        Rao.ZERO,
        Rao.ZERO,
        Rao.ZERO,
        Rao.ZERO);
  }
}
