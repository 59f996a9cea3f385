package io.myelin.client.wallet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Mnemonic;
import io.myelin.primitives.crypto.Sr25519KeyPair;
import java.io.IOException;

/** The JSON inside a key file (keys.md 8); other wallets read what this writes. */
final class KeyFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private KeyFile() {}

  static byte[] write(Mnemonic phrase) throws IOException {
    byte[] seed = phrase.miniSecret("");
    Sr25519KeyPair pair = Sr25519KeyPair.fromMiniSecret(seed);
    String account = pair.accountId().hex();
    return JSON.writeValueAsBytes(
        JSON.createObjectNode()
            .put("accountId", account)
            .put("publicKey", account)
            .put("privateKey", Hex.encode(pair.secretBytes()))
            .put("secretPhrase", phrase.phrase())
            .put("secretSeed", Hex.encode(seed))
            .put("ss58Address", Ss58.encode(pair.accountId())));
  }

  static byte[] writePublic(KeyPair pair) throws IOException {
    String account = pair.accountId().hex();
    return JSON.writeValueAsBytes(
        JSON.createObjectNode()
            .put("accountId", account)
            .put("publicKey", account)
            .put("ss58Address", Ss58.encode(pair.accountId())));
  }

  /** Whose key it is; every file of a pair says it. */
  static AccountId account(byte[] bytes) throws IOException {
    JsonNode address = parse(bytes).path("ss58Address");
    if (!address.isTextual()) {
      throw new IOException("it holds no ss58Address");
    }
    return Ss58.decode(address.asText());
  }

  /** Phrase, else seed, else private key; a file with an address alone can not sign. */
  static KeyPair read(byte[] bytes) throws IOException {
    JsonNode json = parse(bytes);
    try {
      return secret(json);
    } catch (IllegalArgumentException damaged) {
      // its message would quote the secret
      throw new IOException("its secret is damaged");
    }
  }

  private static KeyPair secret(JsonNode json) throws IOException {
    if (json.path("secretPhrase").isTextual()) {
      byte[] seed = Mnemonic.parse(json.path("secretPhrase").asText()).miniSecret("");
      return Sr25519KeyPair.fromMiniSecret(seed);
    }
    if (json.path("secretSeed").isTextual()) {
      return Sr25519KeyPair.fromMiniSecret(Hex.decode(json.path("secretSeed").asText()));
    }
    if (json.path("privateKey").isTextual()) {
      return Sr25519KeyPair.fromSecret(Hex.decode(json.path("privateKey").asText()));
    }
    throw new IOException("it holds no secret; needed secretPhrase or secretSeed");
  }

  // What the parser has to say would quote the file, and with it a secret.
  private static JsonNode parse(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      throw new IOException("it is empty");
    }
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException broken) {
      throw new IOException("it is cut off or no JSON");
    }
  }
}
