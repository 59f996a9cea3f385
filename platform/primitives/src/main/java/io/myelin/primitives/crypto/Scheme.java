package io.myelin.primitives.crypto;

import java.util.Arrays;
import java.util.Optional;

/** The signature schemes of a MultiSignature, with their tag and length (keys.md 1). */
public enum Scheme {
  ED25519(0, 64),
  SR25519(1, 64),
  ECDSA(2, 65);

  private final int tag;
  private final int signatureBytes;

  Scheme(int tag, int signatureBytes) {
    this.tag = tag;
    this.signatureBytes = signatureBytes;
  }

  public int tag() {
    return tag;
  }

  public int signatureBytes() {
    return signatureBytes;
  }

  /** The scheme of a tag, if there is one. */
  public static Optional<Scheme> ofTag(int tag) {
    return Arrays.stream(values()).filter(scheme -> scheme.tag == tag).findFirst();
  }
}
