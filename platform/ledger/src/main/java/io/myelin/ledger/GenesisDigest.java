package io.myelin.ledger;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.GenesisConfig;

/** What a configuration is known by: a start need not make block 0 again to know it. */
final class GenesisDigest {
  private GenesisDigest() {}

  /** blake2b-256 over every field in the order of the record. */
  static Hash256 of(GenesisConfig config) {
    ScaleWriter out = new ScaleWriter();
    out.text(config.chainName()).u64(config.blockMillis());
    AccountId.CODEC.write(out, config.author());
    AccountId.CODEC.write(out, config.sudo());
    out.compact(config.balances().size());
    config
        .balances()
        .forEach(
            (who, amount) -> {
              AccountId.CODEC.write(out, who);
              Rao.CODEC.write(out, amount);
            });
    out.bool(config.allowLoopbackAxons()).u32(config.defaultSubnetMechanism());
    Rao.CODEC.write(out, config.stakeThreshold());
    out.compact(config.subnets().size());
    config.subnets().forEach(subnet -> write(out, subnet));
    return Hashes.blake2b256(out.toByteArray());
  }

  private static void write(ScaleWriter out, GenesisConfig.Subnet subnet) {
    NetUid.CODEC.write(out, subnet.netuid());
    out.text(subnet.name()).bool(subnet.symbol().isPresent()).text(subnet.symbol().orElse(""));
    out.u32(subnet.mechanism());
    AccountId.CODEC.write(out, subnet.ownerColdkey());
    AccountId.CODEC.write(out, subnet.ownerHotkey());
    out.bool(subnet.started()).bool(subnet.emissionEnabled());
    out.compact(subnet.hyperparameters().size());
    subnet.hyperparameters().forEach((name, value) -> out.text(name).u64(value));
  }
}
