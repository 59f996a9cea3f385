package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.Hex;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.extrinsic.CallTable;
import io.myelin.runtime.extrinsic.Extrinsic;
import io.myelin.runtime.extrinsic.ExtrinsicCodec;
import org.junit.jupiter.api.Test;

class ExtrinsicVectorsTest {
  private final JsonNode vectors = Vectors.json("extrinsics");
  private final ExtrinsicCodec codec = codec();

  private static ExtrinsicCodec codec() {
    CallTable calls = new CallTable();
    new StandardRuntime().pallets().forEach(calls::add);
    return new ExtrinsicCodec(calls);
  }

  @Test
  void shouldReadEverySignedExtrinsicAndConfirmItsSignature() {
    int read = 0;
    for (JsonNode one : vectors.get("signed")) {
      byte[] bytes = hex(one, "extrinsic");
      String label = one.get("label").asText();
      Extrinsic decoded;
      try {
        decoded = codec.decode(bytes);
      } catch (ScaleException unsupported) {
        assertTrue(
            String.valueOf(unsupported.getMessage()).matches(".*(no pallet|not supported).*"),
            label + ": " + unsupported.getMessage());
        continue;
      }
      Extrinsic.Signed signed = assertInstanceOf(Extrinsic.Signed.class, decoded);
      assertEquals(one.get("nonce").asLong(), signed.nonce(), label);
      assertEquals(one.get("tip").asText(), Long.toString(signed.tip().value()), label);
      byte[] payload = Hashes.concat(signed.signedBytes(), hex(one, "additionalSigned"));
      assertArrayEquals(hex(one, "payload"), payload, label);
      byte[] toSign = payload.length > 256 ? Hashes.blake2b(payload, 32) : payload;
      assertArrayEquals(hex(one, "bytesToSign"), toSign, label);
      assertTrue(signed.signature().verify(signed.signer().account(), toSign), label);
      assertEquals(one.get("extrinsicHash").asText(), Hex.encode(Hashes.blake2b(bytes, 32)), label);
      read++;
    }
    assertTrue(read >= 20, "only " + read + " of the vectors are calls of this runtime");
  }

  @Test
  void shouldRefuseEveryMalformedExtrinsic() {
    for (JsonNode one : vectors.get("bad")) {
      String expected = one.get("expect").asText();
      if (expected.startsWith("bad signature")
          || expected.startsWith("stale")
          || expected.startsWith("future")) {
        continue;
      }
      assertThrows(
          RuntimeException.class,
          () -> codec.decode(hex(one, "extrinsic")),
          one.get("why").asText() + ": " + expected);
    }
  }

  @Test
  void shouldWriteTheInherentAsRecorded() {
    StandardRuntime runtime = new StandardRuntime();
    for (JsonNode one : vectors.get("bare")) {
      if (one.has("now")) {
        assertEquals(
            one.get("extrinsic").asText(),
            Hex.encode(runtime.inherents(one.get("now").asLong()).get(0)));
      }
    }
  }

  @Test
  void shouldRefuseCallsNestedWithoutEndBeforeTheStackIsFull() {
    ScaleWriter body = new ScaleWriter().u8(4);
    for (int i = 0; i < 500_000; i++) {
      body.u8(12).u8(0);
    }
    byte[] bytes = new ScaleWriter().lengthPrefixed(body.toByteArray()).toByteArray();
    assertThrows(ScaleException.class, () -> codec.decode(bytes));
  }

  private static byte[] hex(JsonNode node, String field) {
    return Hex.decode(node.get(field).asText());
  }
}
