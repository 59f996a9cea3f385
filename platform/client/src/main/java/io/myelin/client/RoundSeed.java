package io.myelin.client;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;

/** What a validator's questions of a round are drawn from: nobody knows it before its block. */
public final class RoundSeed {
  private RoundSeed() {}

  /**
   * 32 bytes: blake2b-256 of the block's hash, the netuid, the validator's key and the round.
   *
   * @param newestFinal the hash of the newest final block when the round begins
   */
  public static byte[] of(Hash256 newestFinal, NetUid netuid, AccountId validator, long round) {
    ScaleWriter out = new ScaleWriter().bytes(newestFinal.bytes()).u16(netuid.value());
    out.bytes(validator.bytes()).u64(round);
    return Hashes.blake2b256(out.toByteArray()).bytes();
  }
}
