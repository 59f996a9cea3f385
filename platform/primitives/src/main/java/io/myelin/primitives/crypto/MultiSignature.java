package io.myelin.primitives.crypto;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleException;
import java.util.Arrays;

/** A signature with its scheme, as it stands in an extrinsic (rpc.md 8). */
public record MultiSignature(Scheme scheme, byte[] bytes) {
  public static final Codec<MultiSignature> CODEC =
      Codec.of(
          (out, value) -> out.u8(value.scheme.tag()).bytes(value.bytes),
          in -> {
            int tag = in.u8();
            Scheme scheme =
                Scheme.ofTag(tag)
                    .orElseThrow(
                        () ->
                            new ScaleException(
                                "signature scheme refused: tag " + tag + " seen, 0..2 needed"));
            return new MultiSignature(scheme, in.bytes(scheme.signatureBytes()));
          });

  public MultiSignature {
    if (bytes.length != scheme.signatureBytes()) {
      throw new IllegalArgumentException(
          scheme
              + " signature refused: "
              + bytes.length
              + " bytes seen, "
              + scheme.signatureBytes()
              + " needed");
    }
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether the signer made this signature over the message. Never throws for bad input. */
  public boolean verify(AccountId signer, byte[] message) {
    return switch (scheme) {
      case ED25519 -> Ed25519KeyPair.verify(signer.bytes(), message, bytes);
      case SR25519 -> Sr25519.verify(signer.bytes(), message, bytes);
      case ECDSA -> EcdsaKeyPair.verify(signer, message, bytes);
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MultiSignature that
        && scheme == that.scheme
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * scheme.tag() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return scheme + " " + Hex.encode(bytes);
  }
}
