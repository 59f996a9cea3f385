package io.myelin.primitives.crypto;

/**
 * The inside of sr25519, open to golden vectors only. Choosing the random bytes of a signature
 * gives the secret key away; nothing but a conformance run may do so.
 */
public final class Sr25519Internals {
  private Sr25519Internals() {}

  /** The signature that the given 32 random bytes lead to. */
  public static byte[] sign(Sr25519KeyPair key, byte[] message, byte[] rng) {
    return key.sign(message, rng);
  }

  /** Permutes 25 little-endian lanes in place. */
  public static void keccakF1600(long[] lanes) {
    KeccakF1600.permute(lanes);
  }

  /** A Merlin transcript, operation by operation. */
  public static final class Transcript {
    private final Merlin merlin;

    public Transcript(String label) {
      merlin = new Merlin(label);
    }

    public Transcript append(String label, byte[] message) {
      merlin.append(label, message);
      return this;
    }

    public byte[] challenge(String label, int count) {
      return merlin.challenge(label, count);
    }
  }
}
