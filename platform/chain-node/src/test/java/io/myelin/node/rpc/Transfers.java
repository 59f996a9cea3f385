package io.myelin.node.rpc;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.MultiSignature;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.RuntimeVersion;

/** Signed transfers as wallets make them (rpc.md 8). */
public final class Transfers {
  public static final KeyPair ALICE = key("//Alice");
  public static final KeyPair BOB = key("//Bob");

  private Transfers() {}

  public static KeyPair key(String uri) {
    return SecretUri.parse(uri).keyPair(Scheme.SR25519);
  }

  static String hex(
      KeyPair from, AccountId to, long rao, long nonce, RuntimeVersion version, Hash256 genesis) {
    byte[] call = new ScaleWriter().u8(5).u8(3).u8(0).bytes(to.bytes()).compact(rao).toByteArray();
    return Hex.encode(signed(from, call, nonce, version, genesis));
  }

  /** Any call, immortal and without a tip. */
  public static byte[] signed(
      KeyPair from, byte[] call, long nonce, RuntimeVersion version, Hash256 genesis) {
    byte[] extra = new ScaleWriter().u8(0).compact(nonce).compact(0).u8(0).toByteArray();
    byte[] additional =
        new ScaleWriter()
            .u32(version.specVersion())
            .u32(version.transactionVersion())
            .bytes(genesis.bytes())
            .bytes(genesis.bytes())
            .u8(0)
            .toByteArray();
    byte[] payload = Hashes.concat(call, extra, additional);
    MultiSignature signature =
        from.multiSignature(payload.length > 256 ? Hashes.blake2b256(payload).bytes() : payload);
    ScaleWriter rest = new ScaleWriter().u8(0x84).u8(0).bytes(from.accountId().bytes());
    MultiSignature.CODEC.write(rest, signature);
    rest.bytes(extra).bytes(call);
    return new ScaleWriter().lengthPrefixed(rest.toByteArray()).toByteArray();
  }
}
