package io.myelin.runtime.meta;

import static io.myelin.runtime.type.Types.unnamed;

import io.myelin.runtime.extrinsic.MultiAddress;
import io.myelin.runtime.meta.Metadata.Extension;
import io.myelin.runtime.meta.Metadata.ExtrinsicMeta;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The extrinsic and its signed extensions as clients look for them (rpc.md 8). */
final class ExtrinsicTypes {
  private static final TypeShape UNIT = new TypeShape.Tuple(List.of());
  private static final TypeShape U8 = Types.U8.shape();
  private static final TypeShape HASH = Types.H256.shape();

  private record Declared(String path, List<TypeShape.Field> fields, TypeShape additional) {
    TypeShape.Composite shape() {
      return new TypeShape.Composite(Types.path(path), fields);
    }

    String identifier() {
      return path.substring(path.lastIndexOf(':') + 1);
    }
  }

  /** In the order of the payload; all others than these may not add a byte. */
  private static final List<Declared> EXTENSIONS =
      List.of(
          empty("frame_system::extensions::check_non_zero_sender::CheckNonZeroSender", UNIT),
          empty(
              "frame_system::extensions::check_spec_version::CheckSpecVersion", Types.U32.shape()),
          empty("frame_system::extensions::check_tx_version::CheckTxVersion", Types.U32.shape()),
          empty("frame_system::extensions::check_genesis::CheckGenesis", HASH),
          holding("node_subtensor_runtime::check_mortality::CheckMortality", unnamed(era()), HASH),
          holding(
              "node_subtensor_runtime::check_nonce::CheckNonce",
              unnamed(Types.COMPACT_U32.shape()),
              UNIT),
          empty("frame_system::extensions::check_weight::CheckWeight", UNIT),
          holding(
              "pallet_transaction_payment::ChargeTransactionPayment",
              unnamed(Types.COMPACT_U64.shape()),
              UNIT),
          empty("node_subtensor_runtime::sudo_wrapper::SudoTransactionExtension", UNIT),
          empty("pallet_shield::extension::CheckShieldedTxValidity", UNIT),
          empty("pallet_subtensor::extensions::subtensor::SubtensorTransactionExtension", UNIT),
          empty("pallet_drand::drand_priority::DrandPriority", UNIT),
          holding(
              "frame_metadata_hash_extension::CheckMetadataHash",
              Types.named("mode", mode()),
              Types.option(Types.bytes(32)).shape()));

  private ExtrinsicTypes() {}

  /** Registers the types; the runtime APIs refer to the extrinsic by the name defined here. */
  static ExtrinsicMeta register(TypeRegistry registry, TypeShape call) {
    TypeShape extra =
        new TypeShape.Tuple(EXTENSIONS.stream().<TypeShape>map(Declared::shape).toList());
    TypeShape extrinsic =
        registry.define("UncheckedExtrinsic", () -> extrinsic(registry, call, extra));
    List<Extension> extensions = new ArrayList<>();
    for (Declared one : EXTENSIONS) {
      extensions.add(
          new Extension(one.identifier(), registry.id(one.shape()), registry.id(one.additional())));
    }
    return new ExtrinsicMeta(
        registry.id(extrinsic),
        registry.id(MultiAddress.TYPE.shape()),
        registry.id(call),
        registry.id(signature()),
        registry.id(extra),
        List.copyOf(extensions));
  }

  private static PortableType extrinsic(TypeRegistry registry, TypeShape call, TypeShape extra) {
    return new PortableType(
        Types.path("sp_runtime::generic::unchecked_extrinsic::UncheckedExtrinsic"),
        List.of(
            param(registry, "Address", MultiAddress.TYPE.shape()),
            param(registry, "Call", call),
            param(registry, "Signature", signature()),
            param(registry, "Extra", extra)),
        new PortableType.Composite(registry.fields(List.of(unnamed(Types.BYTES.shape())))));
  }

  private static PortableType.Param param(TypeRegistry registry, String name, TypeShape type) {
    return new PortableType.Param(name, Optional.of(registry.id(type)));
  }

  private static TypeShape signature() {
    TypeShape bytes64 = new TypeShape.Array(64, U8);
    return variant(
        "sp_runtime::MultiSignature",
        List.of(
            alternative("Ed25519", 0, bytes64),
            alternative("Sr25519", 1, bytes64),
            alternative("Ecdsa", 2, new TypeShape.Array(65, U8))));
  }

  private static TypeShape era() {
    List<TypeShape.Case> cases = new ArrayList<>();
    cases.add(alternative("Immortal", 0));
    IntStream.rangeClosed(1, 255).forEach(i -> cases.add(alternative("Mortal" + i, i, U8)));
    return variant("sp_runtime::generic::era::Era", cases);
  }

  private static TypeShape mode() {
    return variant(
        "frame_metadata_hash_extension::Mode",
        List.of(alternative("Disabled", 0), alternative("Enabled", 1)));
  }

  private static TypeShape variant(String path, List<TypeShape.Case> cases) {
    return new TypeShape.Variant(Types.path(path), List.of(), List.copyOf(cases));
  }

  private static TypeShape.Case alternative(String name, int index, TypeShape... fields) {
    return new TypeShape.Case(
        name, index, List.of(fields).stream().map(Types::unnamed).toList(), List.of());
  }

  private static Declared empty(String path, TypeShape additional) {
    return new Declared(path, List.of(), additional);
  }

  private static Declared holding(String path, TypeShape.Field field, TypeShape additional) {
    return new Declared(path, List.of(field), additional);
  }
}
