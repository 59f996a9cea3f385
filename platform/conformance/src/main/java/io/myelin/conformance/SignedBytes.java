package io.myelin.conformance;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.crypto.MultiSignature;
import io.myelin.primitives.extrinsic.Era;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;

/** A signed transaction put together and taken apart with its call as plain bytes (rpc.md 8). */
final class SignedBytes {
  private static final int SIGNED_V4 = 0x84;
  private static final int LONGEST_RAW = 256;

  private SignedBytes() {}

  /** What the extensions add to the transaction itself. */
  record Extra(Era era, long nonce, long tip, int metadataHashMode) {
    byte[] encode() {
      ScaleWriter out = new ScaleWriter();
      Era.CODEC.write(out, era);
      return out.compact(nonce).compact(tip).u8(metadataHashMode).toByteArray();
    }

    static Extra read(ScaleReader in) {
      Extra extra = new Extra(Era.CODEC.read(in), in.compact(32), in.compact(), in.u8());
      if (extra.metadataHashMode != 0) {
        throw new ScaleException(
            "metadata hash mode refused: " + extra.metadataHashMode + " seen, 0 needed");
      }
      return extra;
    }
  }

  /** What both sides know and sign without sending it. */
  record Signing(long specVersion, long transactionVersion, Hash256 genesis, Hash256 birth) {
    byte[] encode() {
      return new ScaleWriter()
          .u32(specVersion)
          .u32(transactionVersion)
          .bytes(genesis.bytes())
          .bytes(birth.bytes())
          .u8(0)
          .toByteArray();
    }
  }

  static byte[] payload(byte[] call, Extra extra, Signing signing) {
    return Hashes.concat(call, extra.encode(), signing.encode());
  }

  /** Long payloads are hashed first. */
  static byte[] toSign(byte[] payload) {
    return payload.length > LONGEST_RAW ? Hashes.blake2b(payload, 32) : payload;
  }

  static byte[] extrinsic(AccountId signer, MultiSignature signature, Extra extra, byte[] call) {
    ScaleWriter body = new ScaleWriter().u8(SIGNED_V4).u8(0);
    AccountId.CODEC.write(body, signer);
    MultiSignature.CODEC.write(body, signature);
    body.bytes(extra.encode()).bytes(call);
    return new ScaleWriter().lengthPrefixed(body.toByteArray()).toByteArray();
  }

  /**
   * Whether the signature in the transaction is the signer's.
   *
   * @throws ScaleException when the bytes are not a signed transaction
   */
  static boolean verify(byte[] extrinsic, Signing signing) {
    ScaleReader outer = new ScaleReader(extrinsic);
    ScaleReader in = new ScaleReader(outer.lengthPrefixed());
    outer.expectEnd();
    int version = in.u8();
    int address = in.u8();
    if (version != SIGNED_V4 || address != 0) {
      throw new ScaleException(
          "extrinsic refused: version "
              + version
              + ", address kind "
              + address
              + " seen; needed: 132 and 0");
    }
    AccountId signer = AccountId.CODEC.read(in);
    MultiSignature signature = MultiSignature.CODEC.read(in);
    Extra extra = Extra.read(in);
    byte[] call = in.bytes(in.remaining());
    return signature.verify(signer, toSign(payload(call, extra, signing)));
  }
}
