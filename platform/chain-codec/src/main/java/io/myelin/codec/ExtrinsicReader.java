package io.myelin.codec;

import io.myelin.codec.meta.ChainMetadata;
import io.myelin.codec.meta.ExtrinsicFormat;
import io.myelin.codec.value.Value;
import io.myelin.codec.value.ValueReader;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes extrinsics of format 4 apart (rpc.md 8). */
public final class ExtrinsicReader {
  private static final int SIGNED = 0x84;
  private static final int BARE = 0x04;

  private final ChainMetadata metadata;
  private final CallCodec calls;

  ExtrinsicReader(ChainMetadata metadata, CallCodec calls) {
    this.metadata = metadata;
    this.calls = calls;
  }

  /** An extrinsic; one without a signature is the author's own. */
  public record Decoded(Optional<Signed> signed, CallCodec.Call call) {}

  /** Who signed, and what the extensions put beside the call, by their names. */
  public record Signed(Value address, Value signature, List<Extra> extras) {
    public Signed {
      extras = List.copyOf(extras);
    }

    /** What an extension put there. */
    public Optional<Value> extra(String identifier) {
      return extras.stream()
          .filter(one -> one.extension().identifier().equals(identifier))
          .findFirst()
          .map(Extra::value);
    }
  }

  /** What one extension put into an extrinsic. */
  public record Extra(ExtrinsicFormat.Extension extension, Value value) {}

  /**
   * Reads a whole extrinsic, its length before it.
   *
   * @throws ScaleException when it is none of this chain
   */
  public Decoded decode(byte[] bytes) {
    ScaleReader in = new ScaleReader(bytes);
    long length = in.compact(32);
    if (length != in.remaining()) {
      throw new ScaleException(
          "extrinsic refused: its length says " + length + " bytes, " + in.remaining() + " follow");
    }
    int version = in.u8();
    if (version != SIGNED && version != BARE) {
      throw new ScaleException(
          "extrinsic refused: version byte " + version + " seen, 4 or 132 needed");
    }
    Optional<Signed> signed = version == SIGNED ? Optional.of(signed(in)) : Optional.empty();
    Decoded decoded = new Decoded(signed, calls.read(in));
    in.expectEnd();
    return decoded;
  }

  private Signed signed(ScaleReader in) {
    ValueReader values = new ValueReader(metadata.types(), in);
    ExtrinsicFormat.Each types = metadata.extrinsic().each(metadata.types());
    Value address = values.read(types.address());
    Value signature = values.read(types.signature());
    List<Extra> extras = new ArrayList<>();
    for (ExtrinsicFormat.Extension extension : metadata.extrinsic().extensions()) {
      extras.add(new Extra(extension, values.read(extension.type())));
    }
    return new Signed(address, signature, extras);
  }
}
