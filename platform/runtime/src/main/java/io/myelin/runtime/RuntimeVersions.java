package io.myelin.runtime;

import io.myelin.primitives.Hex;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.RuntimeVersion.Api;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What a version says of itself; its number changes whenever metadata bytes change (rpc.md 2.1).
 */
final class RuntimeVersions {
  private static final Codec<List<Api>> APIS =
      Codecs.list(
          Codec.of(
              (out, api) -> out.bytes(Hex.decode(api.id())).u32(api.version()),
              in -> new Api(Hex.encode(in.bytes(8)), (int) in.u32())));

  static final Type<RuntimeVersion> TYPE =
      new Type<>(Codec.of(RuntimeVersions::write, RuntimeVersions::read), shape());

  private RuntimeVersions() {}

  static RuntimeVersion of(int specVersion, List<Api> apis) {
    return new RuntimeVersion("node-subtensor", "myelin", 1, specVersion, 1, apis, 1, 1, 1);
  }

  /** An API is known by eight bytes of blake2b of its name. */
  static Api api(String name, int version) {
    return new Api(Hex.encode(Hashes.blake2b(name.getBytes(StandardCharsets.UTF_8), 8)), version);
  }

  private static void write(ScaleWriter out, RuntimeVersion v) {
    out.text(v.specName()).text(v.implName()).u32(v.authoringVersion());
    out.u32(v.specVersion()).u32(v.implVersion());
    APIS.write(out, v.apis());
    out.u32(v.transactionVersion()).u8(v.systemVersion());
  }

  private static RuntimeVersion read(ScaleReader in) {
    return new RuntimeVersion(
        in.text(),
        in.text(),
        (int) in.u32(),
        (int) in.u32(),
        (int) in.u32(),
        APIS.read(in),
        (int) in.u32(),
        in.u8(),
        1);
  }

  private static TypeShape shape() {
    TypeShape u32 = Types.U32.shape();
    TypeShape api = new TypeShape.Tuple(List.of(Types.bytes(8).shape(), u32));
    return new TypeShape.Composite(
        Types.path("sp_version::RuntimeVersion"),
        List.of(
                Map.entry("spec_name", Types.STR.shape()),
                Map.entry("impl_name", Types.STR.shape()),
                Map.entry("authoring_version", u32),
                Map.entry("spec_version", u32),
                Map.entry("impl_version", u32),
                Map.entry("apis", new TypeShape.Sequence(api)),
                Map.entry("transaction_version", u32),
                Map.entry("system_version", Types.U8.shape()))
            .stream()
            .map(field -> Types.named(field.getKey(), field.getValue()))
            .toList());
  }
}
