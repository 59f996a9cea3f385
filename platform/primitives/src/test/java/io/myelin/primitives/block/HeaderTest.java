package io.myelin.primitives.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Vectors;
import io.myelin.primitives.scale.ScaleException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderTest {
  @Test
  void shouldReadAndWriteHeadersAsClientsHashThem() {
    for (JsonNode c : Vectors.read("headers.json").get("headers")) {
      Header header = Header.CODEC.decode(Vectors.hex(c, "scale"));
      assertEquals(c.get("scale").asText(), Hex.encode(Header.CODEC.encode(header)));
      assertEquals(c.get("hash").asText(), header.hash().hex());
      assertEquals(Long.decode(c.get("json").get("number").asText()), header.number());
      assertEquals(c.get("json").get("digest").get("logs").size(), header.digestLogs().size());
    }
  }

  @Test
  void shouldRefuseUnknownDigestTags() {
    Header header =
        new Header(Hash256.ZERO, 1, Hash256.ZERO, Hash256.ZERO, List.of(new byte[] {7, 0}));
    byte[] encoded = Header.CODEC.encode(header);
    assertThrows(ScaleException.class, () -> Header.CODEC.decode(encoded));
  }
}
