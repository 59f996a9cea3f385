package io.myelin.runtime.subtensor;

import io.myelin.primitives.NetUid;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.util.List;

/**
 * What happens to a coldkey's root dividends.
 *
 * @param tag 0 swap to TAO, 1 keep alpha, 2 keep on the listed subnets
 */
public record RootClaimType(int tag, List<NetUid> subnets) {
  public static final RootClaimType SWAP = new RootClaimType(0, List.of());

  static Type<RootClaimType> type() {
    Type<List<NetUid>> set = Types.set(Types.NETUID);
    Codec<RootClaimType> codec =
        Codec.of(
            (out, value) -> {
              out.u8(value.tag);
              if (value.tag == 2) {
                set.codec().write(out, value.subnets);
              }
            },
            in -> {
              int tag = in.u8();
              if (tag > 2) {
                throw new ScaleException("root claim type refused: " + tag + " seen, 0..2 needed");
              }
              return new RootClaimType(tag, tag == 2 ? set.codec().read(in) : List.of());
            });
    return new Type<>(
        codec,
        new TypeShape.Variant(
            Types.path("pallet_subtensor::pallet::RootClaimTypeEnum"),
            List.of(),
            List.of(
                new TypeShape.Case("Swap", 0, List.of(), List.of()),
                new TypeShape.Case("Keep", 1, List.of(), List.of()),
                new TypeShape.Case(
                    "KeepSubnets", 2, List.of(Types.named("subnets", set.shape())), List.of()))));
  }
}
