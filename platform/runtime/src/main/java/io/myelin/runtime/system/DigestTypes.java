package io.myelin.runtime.system;

import static io.myelin.runtime.type.Types.BYTES;

import io.myelin.primitives.scale.Codec;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.util.List;

/** What a header says besides hashes and number (rpc.md 3.1). */
final class DigestTypes {
  /** Kept as bytes: nothing in a block looks into its own digest. */
  static final Type<byte[]> DIGEST =
      new Type<>(
          Codec.of((out, raw) -> out.bytes(raw), in -> in.bytes(in.remaining())),
          new TypeShape.Composite(
              Types.path("sp_runtime::generic::digest::Digest"),
              List.of(Types.named("logs", new TypeShape.Sequence(item())))));

  private DigestTypes() {}

  private static TypeShape item() {
    List<TypeShape.Field> engine =
        List.of(Types.unnamed(Types.bytes(4).shape()), Types.unnamed(BYTES.shape()));
    return new TypeShape.Variant(
        Types.path("sp_runtime::generic::digest::DigestItem"),
        List.of(),
        List.of(
            new TypeShape.Case("PreRuntime", 6, engine, List.of()),
            new TypeShape.Case("Consensus", 4, engine, List.of()),
            new TypeShape.Case("Seal", 5, engine, List.of()),
            new TypeShape.Case("Other", 0, List.of(Types.unnamed(BYTES.shape())), List.of()),
            new TypeShape.Case("RuntimeEnvironmentUpdated", 8, List.of(), List.of())));
  }
}
