package io.myelin.node.decoded;

import io.myelin.codec.ChainCodec;
import io.myelin.codec.ExtrinsicReader;
import io.myelin.primitives.scale.ScaleException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * By which metadata one block is read: its events and errors by that of the version that executed
 * it, and so its calls, except those that this version took without listing them. They are read by
 * the next version that lists them.
 */
public final class BlockCodec {
  private final ChainCodec own;
  private final List<Integer> later;
  private final IntFunction<ChainCodec> codecs;

  BlockCodec(ChainCodec own, List<Integer> later, IntFunction<ChainCodec> codecs) {
    this.own = own;
    this.later = List.copyOf(later);
    this.codecs = codecs;
  }

  /** An extrinsic, and the codec by which its parts are put into words. */
  public record Read(ChainCodec codec, ExtrinsicReader.Decoded decoded) {}

  /** For events and errors. */
  public ChainCodec own() {
    return own;
  }

  /**
   * Takes an extrinsic of the block apart.
   *
   * @throws ScaleException with what the block's own version says, when no version can read it
   */
  public Read read(byte[] extrinsic) {
    try {
      return new Read(own, own.extrinsics().decode(extrinsic));
    } catch (ScaleException | IllegalArgumentException unlisted) {
      return later.stream()
          .map(codecs::apply)
          .flatMap(codec -> listed(codec, extrinsic).stream())
          .findFirst()
          .orElseThrow(() -> new ScaleException(String.valueOf(unlisted.getMessage())));
    }
  }

  private static Optional<Read> listed(ChainCodec codec, byte[] extrinsic) {
    try {
      return Optional.of(new Read(codec, codec.extrinsics().decode(extrinsic)));
    } catch (ScaleException | IllegalArgumentException unlisted) {
      return Optional.empty();
    }
  }
}
