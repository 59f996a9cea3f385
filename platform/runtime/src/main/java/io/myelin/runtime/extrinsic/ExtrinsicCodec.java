package io.myelin.runtime.extrinsic;

import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.MultiSignature;
import io.myelin.primitives.extrinsic.Era;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.util.Arrays;

/** Bytes to extrinsics, strictly: the length must fit and nothing may be left (rpc.md 8). */
public final class ExtrinsicCodec {
  private static final int SIGNED = 0x84;
  private static final int BARE = 0x04;
  private final CallTable calls;

  public ExtrinsicCodec(CallTable calls) {
    this.calls = calls;
  }

  /**
   * Decodes a whole extrinsic, length prefix included.
   *
   * @throws ScaleException when it is not one
   */
  public Extrinsic decode(byte[] bytes) {
    ScaleReader in = new ScaleReader(bytes);
    long length = in.compact(32);
    if (length != in.remaining()) {
      throw new ScaleException(
          "extrinsic refused: its length says " + length + " bytes, " + in.remaining() + " follow");
    }
    int version = in.u8();
    if (version == BARE) {
      Extrinsic bare = new Extrinsic.Bare(calls.type().codec().read(in));
      in.expectEnd();
      return bare;
    }
    if (version != SIGNED) {
      throw new ScaleException(
          "extrinsic refused: version byte " + version + " seen, 4 or 132 needed");
    }
    MultiAddress signer = MultiAddress.TYPE.codec().read(in);
    MultiSignature signature = MultiSignature.CODEC.read(in);
    int extraAt = in.position();
    Era era = Era.CODEC.read(in);
    long nonce = in.compact(32);
    Rao tip = Rao.of(in.compact(63));
    int mode = in.u8();
    if (mode != 0) {
      throw new ScaleException("metadata hash mode refused: " + mode + " seen, 0 needed");
    }
    int callAt = in.position();
    RuntimeCall call = calls.type().codec().read(in);
    in.expectEnd();
    byte[] extra = Arrays.copyOfRange(bytes, extraAt, callAt);
    byte[] callBytes = Arrays.copyOfRange(bytes, callAt, bytes.length);
    return new Extrinsic.Signed(
        signer, signature, era, nonce, tip, mode, call, Hashes.concat(callBytes, extra));
  }

  /** An extrinsic without a signature. */
  public byte[] bare(RuntimeCall call) {
    ScaleWriter body = new ScaleWriter().u8(BARE).bytes(calls.type().codec().encode(call));
    return new ScaleWriter().lengthPrefixed(body.toByteArray()).toByteArray();
  }
}
