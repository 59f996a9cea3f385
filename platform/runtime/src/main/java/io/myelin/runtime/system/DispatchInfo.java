package io.myelin.runtime.system;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.util.List;

/** Weight, class and payment of a dispatched call (rpc.md 8). */
public record DispatchInfo(Weight weight, int dispatchClass, int paysFee) {
  /** 0 Normal, 1 Operational, 2 Mandatory. */
  static final Type<Integer> CLASS =
      Types.plainEnum(
          "frame_support::dispatch::DispatchClass", "Normal", "Operational", "Mandatory");

  private static final Type<Integer> PAYS =
      Types.plainEnum("frame_support::dispatch::Pays", "Yes", "No");

  static final Type<DispatchInfo> TYPE =
      new Type<>(
          Codec.of(
              (out, info) -> {
                out.compact(info.weight.refTime).compact(info.weight.proofSize);
                out.u8(info.dispatchClass).u8(info.paysFee);
              },
              in -> new DispatchInfo(new Weight(in.compact(), in.compact()), in.u8(), in.u8())),
          new TypeShape.Composite(
              Types.path("frame_support::dispatch::DispatchInfo"),
              List.of(
                  Types.named("weight", Weight.TYPE.shape()),
                  Types.named("class", CLASS.shape()),
                  Types.named("pays_fee", PAYS.shape()))));

  /** Computation and proof size. */
  public record Weight(long refTime, long proofSize) {
    static final Type<Weight> TYPE =
        new Type<>(
            Codec.of(
                (out, w) -> {
                  Codecs.COMPACT_U64.write(out, w.refTime);
                  Codecs.COMPACT_U64.write(out, w.proofSize);
                },
                in -> new Weight(in.compact(), in.compact())),
            new TypeShape.Composite(
                Types.path("sp_weights::weight_v2::Weight"),
                List.of(
                    Types.named("ref_time", Types.COMPACT_U64.shape()),
                    Types.named("proof_size", Types.COMPACT_U64.shape()))));
  }

  /** Fees do not depend on weight here, so every call states none. */
  public static DispatchInfo of(boolean pays) {
    return new DispatchInfo(new Weight(0, 0), 0, pays ? 0 : 1);
  }
}
