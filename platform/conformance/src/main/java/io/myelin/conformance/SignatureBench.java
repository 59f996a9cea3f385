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
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** CPU time of signing and of checking signatures of many keys, on one thread. */
public final class SignatureBench {
  private static final int KEYS = 64;

  /** More than the checks remember. */
  private static final int MANY_KEYS = 4096;

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

  /**
   * The least CPU time over all rounds.
   *
   * @param checkMicros one check by a key that was seen before
   * @param newKeyMicros one check by a key that was not, or not lately
   * @param signMicros one signature
   */
  public record Result(Scheme scheme, double checkMicros, double newKeyMicros, double signMicros) {}

  /** The schemes in the order of their tags. */
  public List<Result> measure() {
    return Stream.of(Scheme.values()).map(this::measure).toList();
  }

  /** One scheme. */
  public Result measure(Scheme scheme) {
    List<Signed> few = IntStream.range(0, KEYS).mapToObj(i -> Signed.by(key(scheme, i))).toList();
    List<Signed> many =
        scheme == Scheme.ECDSA // nothing is remembered of its keys
            ? few
            : IntStream.range(0, MANY_KEYS).mapToObj(i -> Signed.by(key(scheme, i))).toList();
    return new Result(
        scheme, least(few, Signed::check), least(many, Signed::check), least(few, Signed::again));
  }

  private record Signed(KeyPair key, MultiSignature signature) {
    private static final byte[] MESSAGE = new byte[MESSAGE_BYTES];

    static Signed by(KeyPair key) {
      return new Signed(key, key.multiSignature(MESSAGE));
    }

    void check() {
      if (!signature.verify(key.accountId(), MESSAGE)) {
        throw new IllegalStateException(
            "measurement stopped: a good " + key.scheme() + " signature was refused");
      }
    }

    void again() {
      key.sign(MESSAGE);
    }
  }

  private double least(List<Signed> signed, Consumer<Signed> step) {
    round(signed, step, 0);
    return round(signed, step, rounds) / 1000.0 / KEYS;
  }

  /** From a round on, each with the next keys. */
  private long round(List<Signed> signed, Consumer<Signed> step, int first) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < rounds; i++) {
      int from = Math.floorMod((first + i) * KEYS, signed.size());
      long start = CLOCK.getCurrentThreadCpuTime();
      signed.subList(from, from + KEYS).forEach(step);
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
