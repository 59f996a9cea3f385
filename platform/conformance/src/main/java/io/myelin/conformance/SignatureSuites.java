package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.crypto.EcdsaKeyPair;
import io.myelin.primitives.crypto.Ed25519KeyPair;
import io.myelin.primitives.crypto.MultiSignature;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.Sr25519;
import io.myelin.primitives.crypto.Sr25519Internals;
import io.myelin.primitives.crypto.Sr25519KeyPair;
import io.myelin.primitives.hash.Hashes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Signatures of the three schemes and the steps inside sr25519 (keys.md 1, 5, 6). */
final class SignatureSuites {
  private static final BigInteger ORDER =
      BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private SignatureSuites() {}

  static void register(Map<String, Suite> suites) {
    suites.put(
        "sr25519_internals",
        (path, file, report) -> {
          Case.each(report, "case", file.get("cases"), SignatureSuites::internals);
          Case.each(report, "merlin", file.get("merlin"), SignatureSuites::merlin);
          Case.one(report, "keccakF1600", file.get("keccakF1600"), SignatureSuites::keccak);
        });
    suites.put(
        "sr25519_verify",
        (path, file, report) ->
            Case.each(report, "case", file.get("cases"), SignatureSuites::sr25519));
    suites.put(
        "ed25519",
        (path, file, report) ->
            Case.each(report, "case", file.get("cases"), SignatureSuites::ed25519));
    suites.put(
        "ecdsa",
        (path, file, report) ->
            Case.each(report, "case", file.get("cases"), SignatureSuites::ecdsa));
  }

  private static void internals(Case c, JsonNode row) {
    byte[] mini = Json.hex(row, "miniSecret");
    byte[] message = Json.hex(row, "message");
    Sr25519KeyPair key = Sr25519KeyPair.fromMiniSecret(mini);
    byte[] signature = Sr25519Internals.sign(key, message, Json.hex(row, "rng"));
    byte[] commitment = Arrays.copyOf(signature, 32);
    byte[] chainCode = Json.hex(row, "chainCode");
    c.expect("sha512", Hashes.sha512(mini))
        .expect("secretScalar", scalar(key))
        .expect("secretNonce", Arrays.copyOfRange(key.secretBytes(), 32, 64))
        .expect("publicKey", key.publicKey())
        .expect("R", commitment)
        .expect("challengeScalar", challenge(row, key, message, commitment))
        .expect("signature", signature)
        .same("verified", true, Sr25519.verify(key.publicKey(), message, signature));
    Sr25519KeyPair hard = key.hardChild(chainCode);
    Sr25519KeyPair soft = key.softChild(chainCode);
    c.same("hard scalar", row.at("/hardChild/secretScalar"), scalar(hard))
        .same(
            "hard nonce",
            row.at("/hardChild/secretNonce"),
            Arrays.copyOfRange(hard.secretBytes(), 32, 64))
        .same("hard key", row.at("/hardChild/publicKey"), hard.publicKey())
        .same("soft scalar", row.at("/softChild/secretScalar"), scalar(soft))
        .same("soft key", row.at("/softChild/publicKey"), soft.publicKey());
  }

  private static byte[] scalar(Sr25519KeyPair key) {
    return Arrays.copyOf(key.secretBytes(), 32);
  }

  private static byte[] challenge(
      JsonNode row, Sr25519KeyPair key, byte[] message, byte[] commitment) {
    byte[] wide =
        new Sr25519Internals.Transcript("SigningContext")
            .append("", ascii(Json.text(row, "context")))
            .append("sign-bytes", message)
            .append("proto-name", ascii("Schnorr-sig"))
            .append("sign:pk", key.publicKey())
            .append("sign:R", commitment)
            .challenge("sign:c", 64);
    return reversed(new BigInteger(1, reversed(wide, 64)).mod(ORDER).toByteArray(), 32);
  }

  /** The last bytes in reverse order, padded with zeros. */
  private static byte[] reversed(byte[] bytes, int count) {
    byte[] out = new byte[count];
    for (int i = 0; i < Math.min(count, bytes.length); i++) {
      out[i] = bytes[bytes.length - 1 - i];
    }
    return out;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void merlin(Case c, JsonNode row) {
    Sr25519Internals.Transcript transcript =
        new Sr25519Internals.Transcript(Json.text(row, "protocolLabel"));
    for (JsonNode op : row.get("ops")) {
      JsonNode append = op.get("append");
      JsonNode challenge = op.get("challenge");
      if (append != null) {
        transcript.append(append.get("label").asText(), Json.hex(append, "message"));
      } else {
        c.same(
            "challenge",
            challenge.get("output"),
            transcript.challenge(
                challenge.get("label").asText(), Json.number(challenge, "length")));
      }
    }
  }

  private static void keccak(Case c, JsonNode row) {
    long[] lanes = new long[25];
    Sr25519Internals.keccakF1600(lanes);
    c.expect("zeroOnce", bytes(lanes));
    Sr25519Internals.keccakF1600(lanes);
    c.expect("zeroTwice", bytes(lanes));
  }

  private static byte[] bytes(long[] lanes) {
    byte[] out = new byte[8 * lanes.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (lanes[i / 8] >>> 8 * (i % 8));
    }
    return out;
  }

  private static void sr25519(Case c, JsonNode row) {
    boolean valid =
        Sr25519.verify(
            Json.hex(row, "publicKey"), Json.hex(row, "message"), Json.hex(row, "signature"));
    c.expect("valid", valid);
  }

  private static void ed25519(Case c, JsonNode row) {
    byte[] message = Json.hex(row, "message");
    AccountId signer = AccountId.of(Json.hex(row, "publicKey"));
    c.expect("valid", verified(Scheme.ED25519, row, signer, message));
    if (row.hasNonNull("seed")) {
      Ed25519KeyPair key = Ed25519KeyPair.fromSeed(Json.hex(row, "seed"));
      c.expect("publicKey", key.publicKey()).expect("signature", key.sign(message));
    }
  }

  private static boolean verified(Scheme scheme, JsonNode row, AccountId signer, byte[] message) {
    return new MultiSignature(scheme, Json.hex(row, "signature")).verify(signer, message);
  }

  private static void ecdsa(Case c, JsonNode row) {
    byte[] message = Json.hex(row, "message");
    AccountId signer = AccountId.of(Json.hex(row, "accountId"));
    c.expect("valid", verified(Scheme.ECDSA, row, signer, message));
    if (row.hasNonNull("secretKey")) {
      EcdsaKeyPair key = EcdsaKeyPair.fromSeed(Json.hex(row, "secretKey"));
      c.expect("publicKey", key.publicKey())
          .expect("accountId", key.accountId())
          .expect("messageHash", Hashes.blake2b256(message))
          .expect("signature", key.sign(message))
          .expect("recovered", EcdsaKeyPair.recover(message, Json.hex(row, "signature")));
    }
  }
}
