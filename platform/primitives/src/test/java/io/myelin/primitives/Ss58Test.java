package io.myelin.primitives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class Ss58Test {
  @Test
  void shouldEncodeAndDecodeEveryVector() {
    for (JsonNode c : Vectors.read("ss58.json").get("encode")) {
      byte[] key = Vectors.hex(c, "publicKey");
      int prefix = c.get("prefix").asInt();
      assertEquals(c.get("address").asText(), Ss58.encode(key, prefix));
      assertEquals(Hex.encode(key), Hex.encode(Ss58.decode(c.get("address").asText(), prefix)));
    }
  }

  @Test
  void shouldRefuseEveryBadAddress() {
    for (JsonNode c : Vectors.read("ss58.json").get("bad")) {
      String address = c.get("address").asText();
      assertThrows(
          IllegalArgumentException.class, () -> Ss58.decode(address), c.get("reason").asText());
    }
  }
}
