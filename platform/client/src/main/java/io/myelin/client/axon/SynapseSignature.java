package io.myelin.client.axon;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Sr25519;
import io.myelin.primitives.hash.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a request's signature covers (axon.md 4, 5). */
public final class SynapseSignature {
  private SynapseSignature() {}

  /** The hash over the required fields, in their order; other fields are not protected. */
  public static String bodyHash(JsonNode body, List<String> requiredHashFields) {
    StringBuilder hashes = new StringBuilder();
    for (String field : requiredHashFields) {
      hashes.append(sha3(PythonText.str(body.path(field))));
    }
    return sha3(hashes.toString());
  }

  private static String sha3(String text) {
    return Hex.encodeBare(Hashes.sha3256(text.getBytes(StandardCharsets.UTF_8)));
  }

  public static String message(
      long nonce, String dendriteHotkey, String axonHotkey, String uuid, String bodyHash) {
    return String.join(".", Long.toString(nonce), dendriteHotkey, axonHotkey, uuid, bodyHash);
  }

  public static String sign(KeyPair hotkey, String message) {
    return Hex.encode(hotkey.sign(message.getBytes(StandardCharsets.UTF_8)));
  }

  /** False, never an exception, for any malformed address or signature. */
  public static boolean verify(String hotkey, String message, String signature) {
    try {
      AccountId signer = Ss58.decode(hotkey);
      byte[] bytes = Hex.decode(signature);
      return bytes.length == 64
          && Sr25519.verify(signer.bytes(), message.getBytes(StandardCharsets.UTF_8), bytes);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
