package io.myelin.runtime.system;

import io.myelin.primitives.Rao;
import io.myelin.runtime.type.Structs;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.util.List;
import java.util.Optional;

/** What TransactionPaymentApi answers (rpc.md 4). */
public final class FeeTypes {
  /** Spelled out because {@code class} cannot be the name of a Java component. */
  public static final Type<QueryInfo> QUERY_INFO =
      new Type<>(
          Structs.codec(
              QueryInfo.class, List.of(DispatchInfo.Weight.TYPE, DispatchInfo.CLASS, Types.RAO)),
          new TypeShape.Composite(
              Types.path("pallet_transaction_payment::types::RuntimeDispatchInfo"),
              List.of(
                  Types.named("weight", DispatchInfo.Weight.TYPE.shape()),
                  Types.named("class", DispatchInfo.CLASS.shape()),
                  Types.named("partial_fee", Types.RAO.shape()))));

  public static final Type<FeeDetails> FEE_DETAILS =
      Types.struct(
          "pallet_transaction_payment::types::FeeDetails",
          FeeDetails.class,
          Types.option(
              Types.struct(
                  "pallet_transaction_payment::types::InclusionFee",
                  InclusionFee.class,
                  Types.RAO,
                  Types.RAO,
                  Types.RAO)),
          Types.RAO);

  private FeeTypes() {}

  /** What a call costs. */
  public record QueryInfo(DispatchInfo.Weight weight, int dispatchClass, Rao partialFee) {}

  /** The parts of a fee. */
  public record FeeDetails(Optional<InclusionFee> inclusionFee, Rao tip) {}

  /** Base, length and weight part. */
  public record InclusionFee(Rao baseFee, Rao lenFee, Rao adjustedWeightFee) {}
}
