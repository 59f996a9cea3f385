package io.myelin.primitives.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Vectors;
import org.junit.jupiter.api.Test;

class HashesTest {
  @Test
  void shouldAgreeWithEveryVector() {
    for (JsonNode c : Vectors.read("hashing.json").get("hashes")) {
      byte[] in = Vectors.hex(c, "input");
      assertEquals(c.get("blake2_128").asText(), Hex.encode(Hashes.blake2b(in, 16)));
      assertEquals(c.get("blake2_256").asText(), Hashes.blake2b256(in).hex());
      assertEquals(c.get("blake2_512").asText(), Hex.encode(Hashes.blake2b(in, 64)));
      assertEquals(c.get("twox_64").asText(), Hex.encode(Hashes.twox(in, 8)));
      assertEquals(c.get("twox_128").asText(), Hex.encode(Hashes.twox(in, 16)));
      assertEquals(c.get("twox_256").asText(), Hex.encode(Hashes.twox(in, 32)));
      assertEquals(c.get("keccak_256").asText(), Hex.encode(Hashes.keccak256(in)));
      assertEquals(c.get("sha2_256").asText(), Hex.encode(Hashes.sha256(in)));
    }
  }
}
