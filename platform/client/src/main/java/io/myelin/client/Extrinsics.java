package io.myelin.client;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.MultiSignature;
import io.myelin.primitives.extrinsic.Era;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;

/** Signed extrinsics of format 4 (rpc.md 8). */
public final class Extrinsics {
  private Extrinsics() {}

  /** What a signature covers beside the call: it binds to one chain, version, nonce and time. */
  public record Context(
      long specVersion,
      long transactionVersion,
      Hash256 genesis,
      Era era,
      Hash256 birthHash,
      long nonce,
      long tip) {}

  /**
   * A whole extrinsic.
   *
   * @param death the first block that may not hold it any more
   */
  public record Signed(byte[] bytes, long death) {}

  /** The bytes given to the signer: hashed only when longer than 256. */
  public static byte[] bytesToSign(byte[] call, Context context) {
    ScaleWriter out = new ScaleWriter().bytes(call).bytes(extra(context));
    out.u32(context.specVersion()).u32(context.transactionVersion());
    out.bytes(context.genesis().bytes()).bytes(context.birthHash().bytes()).u8(0);
    byte[] payload = out.toByteArray();
    return payload.length > 256 ? Hashes.blake2b256(payload).bytes() : payload;
  }

  public static byte[] sign(KeyPair signer, byte[] call, Context context) {
    return assemble(signer, signer.multiSignature(bytesToSign(call, context)), call, context);
  }

  static byte[] assemble(KeyPair signer, MultiSignature signature, byte[] call, Context context) {
    return assemble(signer.accountId().bytes(), signature, call, context);
  }

  static byte[] assemble(byte[] account, MultiSignature signature, byte[] call, Context context) {
    ScaleWriter out = new ScaleWriter().u8(0x84).u8(0).bytes(account);
    out.u8(signature.scheme().tag()).bytes(signature.bytes()).bytes(extra(context)).bytes(call);
    return new ScaleWriter().lengthPrefixed(out.toByteArray()).toByteArray();
  }

  public static Hash256 hash(byte[] extrinsic) {
    return Hashes.blake2b256(extrinsic);
  }

  /** The text a node takes. */
  public static String hex(byte[] extrinsic) {
    return Hex.encode(extrinsic);
  }

  private static byte[] extra(Context context) {
    ScaleWriter out = new ScaleWriter();
    Era.CODEC.write(out, context.era());
    return out.compact(context.nonce()).compact(context.tip()).u8(0).toByteArray();
  }
}
