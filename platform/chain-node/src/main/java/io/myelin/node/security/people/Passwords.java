package io.myelin.node.security.people;

import io.myelin.access.Secrets;
import io.myelin.node.decoded.BusyException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Password hashes: Argon2id, with its costs in the text, so that they can grow. Two are computed at
 * a time at most, as each takes 19 MiB.
 */
public final class Passwords {
  /** The least that OWASP recommends: 19 MiB, two passes, one lane. */
  private static final int MEMORY_KIB = 19 << 10;

  private static final int PASSES = 2;

  /** Whoever tries many passwords at a time must not hold the server's threads. */
  private static final int MOST_WAITING = 8;

  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final int SHORTEST = 12;
  private static final int LONGEST = 128;
  private static final Pattern FORM =
      Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=1\\$([^$]+)\\$([^$]+)");
  private static final Semaphore PLACES = new Semaphore(2);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Of a password that nobody has, so that a name nobody has takes as long. */
  private static final String NOBODYS = hash(Secrets.fresh());

  private Passwords() {}

  /**
   * What a new password has to be.
   *
   * @throws IllegalArgumentException saying what is needed
   */
  public static void check(String name, String password) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      throw new IllegalArgumentException(
          "The password has "
              + length
              + " characters; needed: "
              + SHORTEST
              + " to "
              + LONGEST
              + ", of any kind.");
    }
    if (password.codePoints().distinct().count() < 5
        || password.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "The password is one that is tried first; needed: one without the name, of at least five"
              + " different characters.");
    }
  }

  /** What is kept of a password. */
  public static String hash(String password) {
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    Base64.Encoder text = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + MEMORY_KIB
        + ",t="
        + PASSES
        + ",p=1$"
        + text.encodeToString(salt)
        + "$"
        + text.encodeToString(argon2(password, salt, MEMORY_KIB, PASSES));
  }

  /** Whether a password is the one of which this was kept. */
  public static boolean fits(String password, String kept) {
    Matcher form = FORM.matcher(kept);
    if (!form.matches()) {
      throw new IllegalStateException("what is kept of a password is not in the form of Argon2id");
    }
    Base64.Decoder text = Base64.getDecoder();
    byte[] computed =
        argon2(
            password,
            text.decode(form.group(3)),
            Integer.parseInt(form.group(1)),
            Integer.parseInt(form.group(2)));
    return MessageDigest.isEqual(computed, text.decode(form.group(4)));
  }

  /** Takes as long as looking at a password, and finds nothing. */
  static boolean fitsNobody(String password) {
    return fits(password, NOBODYS) && password.isEmpty();
  }

  private static byte[] argon2(String password, byte[] salt, int memory, int passes) {
    byte[] bytes =
        Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH];
    if (PLACES.getQueueLength() > MOST_WAITING) {
      throw new BusyException("Too many passwords are looked at; try again in a moment.");
    }
    PLACES.acquireUninterruptibly();
    try {
      generator.generateBytes(bytes, hash);
    } finally {
      PLACES.release();
    }
    return hash;
  }
}
