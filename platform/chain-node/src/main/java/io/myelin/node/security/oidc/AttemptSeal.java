package io.myelin.node.security.oidc;

import io.myelin.access.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes attempts to sign in texts that browsers keep, so that the node keeps none and nobody's is
 * pushed out by another's. The key lives as long as the process.
 */
final class AttemptSeal {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int LONGEST = 1_000;

  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;

  /** An attempt, of texts without spaces. */
  record Attempt(String state, String verifier, String nonce, Instant ends) {
    static Attempt fresh(Instant ends) {
      return new Attempt(Secrets.fresh(), Secrets.fresh(), Secrets.fresh(), ends);
    }
  }

  AttemptSeal() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, "AES");
  }

  String seal(Attempt attempt) {
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    String text =
        String.join(
            " ",
            attempt.state(),
            attempt.verifier(),
            attempt.nonce(),
            Long.toString(attempt.ends().getEpochSecond()));
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
      byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.US_ASCII));
      byte[] whole = ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /** Empty for what was not sealed here. */
  Optional<Attempt> open(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] whole = Base64.getUrlDecoder().decode(text);
      if (whole.length <= IV_BYTES + TAG_BITS / 8) {
        return Optional
            .empty(); // less than an empty text has sealed: some Javas throw another kind
      }
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, whole, 0, IV_BYTES));
      byte[] plain = cipher.doFinal(whole, IV_BYTES, whole.length - IV_BYTES);
      List<String> parts = List.of(new String(plain, StandardCharsets.US_ASCII).split(" "));
      Instant ends = Instant.ofEpochSecond(Long.parseLong(parts.get(3)));
      return Optional.of(new Attempt(parts.get(0), parts.get(1), parts.get(2), ends));
    } catch (GeneralSecurityException | IllegalArgumentException forged) {
      return Optional.empty();
    }
  }
}
