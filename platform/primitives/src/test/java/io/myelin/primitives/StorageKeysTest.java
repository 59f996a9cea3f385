package io.myelin.primitives;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.hash.Hashes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StorageKeysTest {
  @Test
  void shouldComposeEveryVectorKeyFromTheHashFunctions() {
    for (JsonNode c : Vectors.read("storage_keys.json").get("keys")) {
      byte[] key = Hashes.concat(name(c, "pallet"), name(c, "item"));
      for (JsonNode part : c.get("keys")) {
        key = Hashes.concat(key, hashed(part.get("hasher").asText(), Vectors.hex(part, "scale")));
      }
      assertEquals(c.get("storageKey").asText(), Hex.encode(key), c.toString());
    }
  }

  private static byte[] name(JsonNode node, String field) {
    return Hashes.twox(node.get(field).asText().getBytes(StandardCharsets.UTF_8), 16);
  }

  private static byte[] hashed(String hasher, byte[] encoded) {
    return switch (hasher) {
      case "Identity" -> encoded;
      case "Blake2_128" -> Hashes.blake2b(encoded, 16);
      case "Blake2_256" -> Hashes.blake2b(encoded, 32);
      case "Blake2_128Concat" -> Hashes.concat(Hashes.blake2b(encoded, 16), encoded);
      case "Twox64Concat" -> Hashes.concat(Hashes.twox(encoded, 8), encoded);
      case "Twox128" -> Hashes.twox(encoded, 16);
      case "Twox256" -> Hashes.twox(encoded, 32);
      default -> throw new AssertionError("a hasher the test does not know: " + hasher);
    };
  }
}
