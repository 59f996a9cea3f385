package io.myelin.conformance;

import io.myelin.primitives.crypto.EcdsaKeyPair;
import io.myelin.primitives.crypto.Ed25519KeyPair;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.MultiSignature;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.Sr25519KeyPair;
import io.myelin.primitives.hash.Hashes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** CPU time of signing and of checking signatures, each of another key, on one thread. */
public final class SignatureBench {
  private static final int KEYS = 64;
  private static final int MESSAGE_BYTES = 120;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private final int rounds;

  /** Measures every step over so many rounds of 64 keys, after as many unmeasured ones. */
  public SignatureBench(int rounds) {
    if (rounds < 1) {
      throw new IllegalArgumentException(
          "measurement refused: " + rounds + " rounds; give at least 1");
    }
    this.rounds = rounds;
  }

  /** The least CPU time of one check and of one signature, over all rounds. */
  public record Result(Scheme scheme, double checkMicros, double signMicros) {}

  /** The schemes in the order of their tags. */
  public List<Result> measure() {
    List<Result> results = new ArrayList<>();
    for (Scheme scheme : Scheme.values()) {
      results.add(measure(scheme));
    }
    return results;
  }

  private Result measure(Scheme scheme) {
    byte[] message = new byte[MESSAGE_BYTES];
    List<KeyPair> keys = new ArrayList<>();
    List<MultiSignature> signatures = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      KeyPair key = key(scheme, i);
      keys.add(key);
      signatures.add(key.multiSignature(message));
    }
    double check =
        least(
            i -> {
              if (!signatures.get(i).verify(keys.get(i).accountId(), message)) {
                throw new IllegalStateException(
                    "measurement stopped: a good " + scheme + " signature was refused");
              }
            });
    return new Result(scheme, check, least(i -> keys.get(i).sign(message)));
  }

  private interface Step {
    void run(int key);
  }

  private double least(Step step) {
    round(step, rounds);
    return round(step, rounds) / 1000.0 / KEYS;
  }

  private static long round(Step step, int rounds) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < rounds; i++) {
      long start = CLOCK.getCurrentThreadCpuTime();
      for (int key = 0; key < KEYS; key++) {
        step.run(key);
      }
      least = Math.min(least, CLOCK.getCurrentThreadCpuTime() - start);
    }
    return least;
  }

  private static KeyPair key(Scheme scheme, int number) {
    byte[] seed = Hashes.sha256(ByteBuffer.allocate(4).putInt(number).array());
    return switch (scheme) {
      case ED25519 -> Ed25519KeyPair.fromSeed(seed);
      case SR25519 -> Sr25519KeyPair.fromMiniSecret(seed);
      case ECDSA -> EcdsaKeyPair.fromSeed(seed);
    };
  }
}
