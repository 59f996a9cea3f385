package io.myelin.client.wallet;

import io.myelin.primitives.Hex;
import io.myelin.primitives.hash.Hashes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * The {@code $NACL} encryption of key files (keys.md 8). The fixed salt is the format's weakness;
 * deriving a key takes seconds and half a gigabyte by design.
 */
public final class NaclBox {
  private static final byte[] MAGIC = "$NACL".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SALT = Hex.decode("137183dff15a09bc9c90b5518739e9b1");
  private static final int NONCE = 24;
  private static final int TAG = 16;

  private NaclBox() {}

  public static boolean recognises(byte[] file) {
    return file.length >= MAGIC.length && Arrays.equals(file, 0, 5, MAGIC, 0, 5);
  }

  /** The key that a password stands for; as slow as the format wants it. */
  public static byte[] key(String password) {
    Argon2BytesGenerator argon = new Argon2BytesGenerator();
    argon.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_i)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withIterations(8)
            .withMemoryAsKB(524_288)
            .withParallelism(1)
            .withSalt(SALT)
            .build());
    byte[] key = new byte[32];
    argon.generateBytes(password.getBytes(StandardCharsets.UTF_8), key);
    return key;
  }

  public static byte[] seal(byte[] key, byte[] plain) {
    byte[] nonce = new byte[NONCE];
    new SecureRandom().nextBytes(nonce);
    XSalsa20Engine cipher = cipher(key, nonce);
    byte[] macKey = new byte[32];
    cipher.processBytes(macKey, 0, 32, macKey, 0);
    byte[] sealed = new byte[plain.length];
    cipher.processBytes(plain, 0, plain.length, sealed, 0);
    return Hashes.concat(MAGIC, nonce, tag(macKey, sealed), sealed);
  }

  /**
   * Decrypts a whole file.
   *
   * @throws IllegalArgumentException when the password is wrong or the file was changed
   */
  public static byte[] open(byte[] key, byte[] file) {
    int start = MAGIC.length + NONCE + TAG;
    if (file.length < start) {
      throw new IllegalArgumentException("the key file is cut short; restore it from a copy");
    }
    XSalsa20Engine cipher =
        cipher(key, Arrays.copyOfRange(file, MAGIC.length, MAGIC.length + NONCE));
    byte[] macKey = new byte[32];
    cipher.processBytes(macKey, 0, 32, macKey, 0);
    byte[] sealed = Arrays.copyOfRange(file, start, file.length);
    byte[] tag = Arrays.copyOfRange(file, MAGIC.length + NONCE, start);
    if (!MessageDigest.isEqual(tag, tag(macKey, sealed))) {
      throw new IllegalArgumentException("the key file did not open; check the password");
    }
    byte[] plain = new byte[sealed.length];
    cipher.processBytes(sealed, 0, sealed.length, plain, 0);
    return plain;
  }

  private static XSalsa20Engine cipher(byte[] key, byte[] nonce) {
    XSalsa20Engine cipher = new XSalsa20Engine();
    cipher.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
    return cipher;
  }

  private static byte[] tag(byte[] macKey, byte[] sealed) {
    Poly1305 mac = new Poly1305();
    mac.init(new KeyParameter(macKey));
    mac.update(sealed, 0, sealed.length);
    byte[] tag = new byte[TAG];
    mac.doFinal(tag, 0);
    return tag;
  }
}
