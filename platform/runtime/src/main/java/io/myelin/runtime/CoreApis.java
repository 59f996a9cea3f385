package io.myelin.runtime;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.api.RuntimeApi;
import io.myelin.runtime.api.RuntimeApi.Argument;
import io.myelin.runtime.api.RuntimeApi.Method;
import io.myelin.runtime.extrinsic.Extrinsic;
import io.myelin.runtime.extrinsic.ExtrinsicCodec;
import io.myelin.runtime.system.DispatchInfo;
import io.myelin.runtime.system.FeeTypes;
import io.myelin.runtime.system.FeeTypes.FeeDetails;
import io.myelin.runtime.system.FeeTypes.InclusionFee;
import io.myelin.runtime.system.FeeTypes.QueryInfo;
import io.myelin.runtime.system.PaymentPallet;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.util.List;
import java.util.Optional;

/** The runtime APIs every client starts with (rpc.md 4). */
final class CoreApis {
  private static final Type<byte[]> OPAQUE =
      new Type<>(
          Types.BYTES.codec(),
          new TypeShape.Composite(
              Types.path("sp_core::OpaqueMetadata"), List.of(Types.unnamed(Types.BYTES.shape()))));

  /** A whole extrinsic with its length prefix, kept as bytes. */
  private static final Type<byte[]> EXTRINSIC =
      new Type<>(
          Codec.of(
              ScaleWriter::bytes,
              in -> new ScaleWriter().lengthPrefixed(in.lengthPrefixed()).toByteArray()),
          new TypeShape.Reference("UncheckedExtrinsic"));

  private static final List<Argument> PRICED =
      List.of(new Argument("uxt", EXTRINSIC), new Argument("len", Types.U32));

  private final ChainRuntime runtime;
  private final ExtrinsicCodec codec;

  CoreApis(ChainRuntime runtime, ExtrinsicCodec codec) {
    this.runtime = runtime;
    this.codec = codec;
  }

  List<RuntimeApi> all() {
    return List.of(
        new RuntimeApi(
            "Core",
            5,
            List.of(
                new Method<>(
                    "version", List.of(), RuntimeVersions.TYPE, (s, in) -> runtime.version()))),
        metadata(),
        new RuntimeApi(
            "AccountNonceApi",
            1,
            List.of(
                new Method<>(
                    "account_nonce",
                    List.of(new Argument("account", Types.ACCOUNT)),
                    Types.U32,
                    (state, in) -> runtime.queries().nonce(state, (AccountId) in.get(0))))),
        new RuntimeApi(
            "TransactionPaymentApi",
            4,
            List.of(
                new Method<>("query_info", PRICED, FeeTypes.QUERY_INFO, (s, in) -> info(bytes(in))),
                new Method<>(
                    "query_fee_details",
                    PRICED,
                    FeeTypes.FEE_DETAILS,
                    (s, in) -> details(bytes(in))))));
  }

  private RuntimeApi metadata() {
    return new RuntimeApi(
        "Metadata",
        2,
        List.of(
            new Method<>("metadata", List.of(), OPAQUE, (s, in) -> metadata(14).orElseThrow()),
            new Method<>(
                "metadata_at_version",
                List.of(new Argument("version", Types.U32)),
                Types.option(OPAQUE),
                (s, in) -> metadata((Long) in.get(0))),
            new Method<>(
                "metadata_versions",
                List.of(),
                Types.vec(Types.U32),
                (s, in) -> List.of(14L, 15L))));
  }

  private Optional<byte[]> metadata(long version) {
    return version == 14 || version == 15 ? runtime.metadata((int) version) : Optional.empty();
  }

  private QueryInfo info(byte[] bytes) {
    Extrinsic extrinsic = codec.decode(bytes);
    boolean pays = extrinsic.call().pays();
    return new QueryInfo(
        DispatchInfo.of(pays).weight(), 0, pays ? PaymentPallet.fee(bytes.length) : Rao.ZERO);
  }

  private FeeDetails details(byte[] bytes) {
    Extrinsic extrinsic = codec.decode(bytes);
    Rao tip = extrinsic instanceof Extrinsic.Signed signed ? signed.tip() : Rao.ZERO;
    if (!extrinsic.call().pays()) {
      return new FeeDetails(Optional.empty(), tip);
    }
    Rao base = PaymentPallet.fee(0);
    Rao length = PaymentPallet.fee(bytes.length).minus(base);
    return new FeeDetails(Optional.of(new InclusionFee(base, length, Rao.ZERO)), tip);
  }

  private static byte[] bytes(List<Object> in) {
    if (in.get(0) instanceof byte[] extrinsic) {
      return extrinsic;
    }
    throw new ScaleException("the first argument must be an extrinsic");
  }
}
