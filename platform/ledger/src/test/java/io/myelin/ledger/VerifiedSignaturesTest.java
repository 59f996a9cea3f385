package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.MultiSignature;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VerifiedSignaturesTest {
  private static final KeyPair BOB = SecretUri.parse("//Bob").keyPair(Scheme.SR25519);
  private static final AccountId EVE = SecretUri.parse("//Eve").keyPair(Scheme.SR25519).accountId();
  private final AtomicInteger asked = new AtomicInteger();

  private VerifiedSignatures remembering(int most) {
    return new VerifiedSignatures(
        (signature, signer, message) -> {
          asked.incrementAndGet();
          return signature.verify(signer, message);
        },
        most);
  }

  @Test
  void shouldVerifyOnceWhatHeld() {
    VerifiedSignatures signatures = remembering(8);
    MultiSignature signature = BOB.multiSignature(bytes("pay"));

    assertTrue(signatures.holds(signature, BOB.accountId(), bytes("pay")));
    assertTrue(signatures.holds(signature, BOB.accountId(), bytes("pay")));

    assertEquals(1, asked.get());
  }

  @Test
  void shouldNotLendARememberedAnswerToAnotherMessageSignerOrSignature() {
    VerifiedSignatures signatures = remembering(8);
    MultiSignature signature = BOB.multiSignature(bytes("pay"));
    assertTrue(signatures.holds(signature, BOB.accountId(), bytes("pay")));
    byte[] altered = signature.bytes();
    altered[5] ^= 1;

    assertFalse(signatures.holds(signature, BOB.accountId(), bytes("pax")));
    assertFalse(signatures.holds(signature, EVE, bytes("pay")));
    assertFalse(
        signatures.holds(
            new MultiSignature(Scheme.SR25519, altered), BOB.accountId(), bytes("pay")));
    assertFalse(
        signatures.holds(
            new MultiSignature(Scheme.ED25519, signature.bytes()), BOB.accountId(), bytes("pay")));
  }

  @Test
  void shouldForgetTheOldestWhenThereAreTooMany() {
    VerifiedSignatures signatures = remembering(2);
    for (String message : new String[] {"one", "two", "three", "one"}) {
      assertTrue(
          signatures.holds(BOB.multiSignature(bytes(message)), BOB.accountId(), bytes(message)));
    }
    assertEquals(4, asked.get());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
