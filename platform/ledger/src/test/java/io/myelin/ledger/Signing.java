package io.myelin.ledger;

import io.myelin.client.Call;
import io.myelin.client.Extrinsics;
import io.myelin.codec.ChainCodec;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.extrinsic.Era;
import io.myelin.runtime.RuntimeVersion;
import io.myelin.runtime.StandardRuntime;

/** Signs calls for a ledger as its clients do. */
final class Signing {
  private static final ChainCodec CODEC =
      ChainCodec.of(new StandardRuntime().metadata(14).orElseThrow());

  private Signing() {}

  /** The bytes of a call by names. */
  static byte[] bytes(Call call) {
    return call.encode(CODEC);
  }

  /** Mortal for eight blocks, but immortal at genesis. */
  static byte[] sign(Ledger ledger, KeyPair key, long nonce, byte[] call) {
    RuntimeVersion version = ledger.runtime().version();
    Head head = ledger.head();
    boolean mortal = head.height() > 0;
    Era era = mortal ? Era.mortal(head.height(), 8) : new Era.Immortal();
    Hash256 birth = mortal ? head.hash() : ledger.genesisHash();
    return Extrinsics.sign(
        key,
        call,
        new Extrinsics.Context(
            version.specVersion(),
            version.transactionVersion(),
            ledger.genesisHash(),
            era,
            birth,
            nonce,
            0));
  }
}
