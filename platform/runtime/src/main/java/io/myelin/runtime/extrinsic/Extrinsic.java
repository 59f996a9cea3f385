package io.myelin.runtime.extrinsic;

import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.MultiSignature;
import io.myelin.primitives.extrinsic.Era;

/** A decoded extrinsic of format V4. */
public sealed interface Extrinsic {
  RuntimeCall call();

  /** Put in by the author. */
  record Bare(RuntimeCall call) implements Extrinsic {}

  /**
   * Signed by an account.
   *
   * @param signedBytes call and extra as they stood in the extrinsic, without the additional part
   */
  record Signed(
      MultiAddress signer,
      MultiSignature signature,
      Era era,
      long nonce,
      Rao tip,
      int metadataMode,
      RuntimeCall call,
      byte[] signedBytes)
      implements Extrinsic {}
}
