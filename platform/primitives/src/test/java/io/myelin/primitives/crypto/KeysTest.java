package io.myelin.primitives.crypto;

import static io.myelin.primitives.Vectors.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.Vectors;
import io.myelin.primitives.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeysTest {
  private static final Map<String, Scheme> SCHEMES =
      Map.of("sr25519", Scheme.SR25519, "ed25519", Scheme.ED25519, "ecdsa", Scheme.ECDSA);

  @Test
  void shouldReproduceEveryInternalOfSr25519() {
    for (JsonNode c : Vectors.read("sr25519_internals.json").get("cases")) {
      Sr25519KeyPair key = Sr25519KeyPair.fromMiniSecret(hex(c, "miniSecret"));
      assertEquals(
          c.get("secretScalar").asText() + c.get("secretNonce").asText().substring(2),
          Hex.encode(key.secretBytes()));
      assertEquals(c.get("publicKey").asText(), Hex.encode(key.publicKey()));
      byte[] message = hex(c, "message");
      byte[] signature = key.sign(message, hex(c, "rng"));
      assertEquals(c.get("signature").asText(), Hex.encode(signature));
      assertTrue(Sr25519.verify(key.publicKey(), message, signature));
      byte[] chainCode = hex(c, "chainCode");
      Sr25519KeyPair hard = key.hardChild(chainCode);
      assertEquals(c.at("/hardChild/publicKey").asText(), Hex.encode(hard.publicKey()));
      assertEquals(
          c.at("/hardChild/secretScalar").asText()
              + c.at("/hardChild/secretNonce").asText().substring(2),
          Hex.encode(hard.secretBytes()));
      Sr25519KeyPair soft = key.softChild(chainCode);
      assertEquals(c.at("/softChild/publicKey").asText(), Hex.encode(soft.publicKey()));
      assertEquals(
          c.at("/softChild/secretScalar").asText(),
          Hex.encode(Arrays.copyOf(soft.secretBytes(), 32)));
      assertArrayEquals(key.publicKey(), Sr25519KeyPair.fromSecret(key.secretBytes()).publicKey());
    }
  }

  @Test
  void shouldRefuseASecretWhoseScalarIsMultipliedByEight() {
    for (JsonNode c : Vectors.read("mnemonic.json").get("good")) {
      byte[] exported = hex(c.get("sr25519"), "expandedSecretEd25519Form");
      assertThrows(IllegalArgumentException.class, () -> Sr25519KeyPair.fromSecret(exported));
    }
  }

  @Test
  void shouldPermuteTheZeroStateAsKeccakDoes() {
    JsonNode expected = Vectors.read("sr25519_internals.json").get("keccakF1600");
    long[] lanes = new long[25];
    KeccakF1600.permute(lanes);
    assertEquals(expected.get("zeroOnce").asText(), Hex.encode(littleEndian(lanes)));
    KeccakF1600.permute(lanes);
    assertEquals(expected.get("zeroTwice").asText(), Hex.encode(littleEndian(lanes)));
  }

  private static byte[] littleEndian(long[] lanes) {
    ScaleWriter out = new ScaleWriter();
    for (long lane : lanes) {
      out.u64(lane);
    }
    return out.toByteArray();
  }

  @Test
  void shouldReproduceEveryMerlinTranscript() {
    for (JsonNode c : Vectors.read("sr25519_internals.json").get("merlin")) {
      Merlin transcript = new Merlin(c.get("protocolLabel").asText());
      for (JsonNode op : c.get("ops")) {
        if (op.has("append")) {
          transcript.append(op.at("/append/label").asText(), hex(op.get("append"), "message"));
        } else {
          JsonNode challenge = op.get("challenge");
          assertEquals(
              challenge.get("output").asText(),
              Hex.encode(
                  transcript.challenge(
                      challenge.get("label").asText(), challenge.get("length").asInt())));
        }
      }
    }
  }

  @Test
  void shouldJudgeEverySr25519Signature() {
    for (JsonNode c : Vectors.read("sr25519_verify.json").get("cases")) {
      assertEquals(
          c.get("valid").asBoolean(),
          Sr25519.verify(hex(c, "publicKey"), hex(c, "message"), hex(c, "signature")),
          c.get("label").asText());
    }
  }

  @Test
  void shouldSignAndJudgeEd25519() {
    for (JsonNode c : Vectors.read("ed25519.json").get("cases")) {
      byte[] message = hex(c, "message");
      assertEquals(
          c.get("valid").asBoolean(),
          Ed25519KeyPair.verify(hex(c, "publicKey"), message, hex(c, "signature")));
      if (!c.get("seed").isNull()) {
        Ed25519KeyPair key = Ed25519KeyPair.fromSeed(hex(c, "seed"));
        assertEquals(c.get("publicKey").asText(), Hex.encode(key.publicKey()));
        assertEquals(c.get("signature").asText(), Hex.encode(key.sign(message)));
      }
    }
  }

  @Test
  void shouldSignAndJudgeEcdsa() {
    for (JsonNode c : Vectors.read("ecdsa.json").get("cases")) {
      byte[] message = hex(c, "message");
      MultiSignature signature = new MultiSignature(Scheme.ECDSA, hex(c, "signature"));
      assertEquals(
          c.get("valid").asBoolean(), signature.verify(AccountId.of(hex(c, "accountId")), message));
      if (c.hasNonNull("secretKey") && c.get("valid").asBoolean()) {
        EcdsaKeyPair key = EcdsaKeyPair.fromSeed(hex(c, "secretKey"));
        assertEquals(c.get("publicKey").asText(), Hex.encode(key.publicKey()));
        assertEquals(c.get("signature").asText(), Hex.encode(key.sign(message)));
      }
    }
  }

  @Test
  void shouldDeriveEverySecretUri() {
    for (JsonNode c : Vectors.read("derivation.json").get("suris")) {
      SCHEMES.forEach(
          (name, scheme) -> {
            JsonNode expected = c.get(name);
            String uri = c.get("suri").asText();
            if (expected == null) {
              return;
            }
            if (expected.has("error")) {
              assertThrows(
                  IllegalArgumentException.class, () -> SecretUri.parse(uri).keyPair(scheme), uri);
            } else {
              KeyPair key = SecretUri.parse(uri).keyPair(scheme);
              assertEquals(expected.get("publicKey").asText(), Hex.encode(key.publicKey()), uri);
              assertEquals(expected.get("accountId").asText(), key.accountId().hex(), uri);
              byte[] message = uri.getBytes(StandardCharsets.UTF_8);
              assertTrue(key.multiSignature(message).verify(key.accountId(), message), uri);
            }
          });
    }
  }

  @Test
  void shouldReadEveryPhraseAndRefuseEveryBadOne() {
    JsonNode file = Vectors.read("mnemonic.json");
    for (JsonNode c : file.get("good")) {
      Mnemonic phrase = Mnemonic.parse(c.get("mnemonic").asText());
      assertEquals(
          c.get("miniSecret").asText(), Hex.encode(phrase.miniSecret(c.get("password").asText())));
      String uri = c.get("mnemonic").asText() + "///" + c.get("password").asText();
      SCHEMES.forEach(
          (name, scheme) -> {
            KeyPair key = SecretUri.parse(uri).keyPair(scheme);
            JsonNode expected = c.get(name);
            assertEquals(expected.get("publicKey").asText(), Hex.encode(key.publicKey()), uri);
            assertEquals(expected.get("address").asText(), Ss58.encode(key.accountId()), uri);
          });
    }
    for (JsonNode c : file.get("bad")) {
      assertThrows(
          IllegalArgumentException.class, () -> Mnemonic.parse(c.get("mnemonic").asText()));
    }
  }

  @Test
  void shouldMakeFreshPhrasesThatReadBack() throws NoSuchAlgorithmException {
    SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
    random.setSeed(7);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      String phrase = Mnemonic.generate(random).phrase();
      assertEquals(phrase, Mnemonic.parse(phrase).phrase());
      assertEquals(12, phrase.split(" ", -1).length);
      assertTrue(seen.add(phrase));
    }
  }

  @Test
  void shouldNotVerifyAnotherMessage() {
    KeyPair alice = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
    MultiSignature signature = alice.multiSignature(new byte[] {1});
    assertFalse(signature.verify(alice.accountId(), new byte[] {2}));
  }
}
