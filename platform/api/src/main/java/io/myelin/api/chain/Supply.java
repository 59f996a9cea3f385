package io.myelin.api.chain;

import io.myelin.api.Amount;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Issuance, and whether every rao is accounted for. */
public record Supply(
    long block,
    Amount issuance,
    Amount cap,
    Amount accounted,
    Amount difference,
    Amount blockEmission,
    Amount nextHalvingAt,
    @Schema(description = "Block whose state held all invariants when last counted in full.")
        Optional<Long> verified,
    List<OnSubnet> subnets) {
  public Supply {
    subnets = List.copyOf(subnets);
  }

  /** What is on one subnet. */
  @Schema(name = "SupplyOnSubnet")
  public record OnSubnet(int netuid, Amount tao, Amount alphaOut, Amount pending) {}
}
