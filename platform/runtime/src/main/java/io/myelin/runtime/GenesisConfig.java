package io.myelin.runtime;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What a chain starts with; read from a genesis file, never from code (architecture.md 4). */
public record GenesisConfig(
    String chainName,
    long blockMillis,
    AccountId author,
    AccountId sudo,
    SortedMap<AccountId, Rao> balances,
    boolean allowLoopbackAxons,
    int defaultSubnetMechanism,
    Rao stakeThreshold,
    List<Subnet> subnets) {

  /**
   * A subnet that exists from block 0.
   *
   * @param symbol with one, the chain itself says name and symbol and has an entry for the subnet's
   *     flow; without, as files of earlier builds are, the name is known to the node only
   * @param mechanism 0 stable, 1 dynamic
   * @param hyperparameters storage item name, such as {@code Tempo}, to value; booleans are 0 or 1
   */
  public record Subnet(
      NetUid netuid,
      String name,
      Optional<String> symbol,
      int mechanism,
      AccountId ownerColdkey,
      AccountId ownerHotkey,
      boolean started,
      boolean emissionEnabled,
      SortedMap<String, Long> hyperparameters) {}
}
