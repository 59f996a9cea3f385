package io.myelin.ledger;

import io.myelin.client.Extrinsics;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.extrinsic.Era;
import io.myelin.runtime.RuntimeVersion;

/** Signs calls for a ledger as its clients do. */
final class Signing {
  private Signing() {}

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
