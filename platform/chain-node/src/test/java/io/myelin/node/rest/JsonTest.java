package io.myelin.node.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
  record Place(String city) {}

  record Visitor(int id, Optional<Place> from) {}

  @Test
  void shouldWriteAnOptionalAsItsValueOrNull() {
    List<Visitor> visitors =
        List.of(new Visitor(1, Optional.of(new Place("Bern"))), new Visitor(2, Optional.empty()));

    assertEquals(
        "[{\"id\":1,\"from\":{\"city\":\"Bern\"}},{\"id\":2,\"from\":null}]", Json.text(visitors));
  }

  @Test
  void shouldRefuseABodyOfMoreTokensThanMemoryIsMeantFor() throws Exception {
    assertEquals(40_000, Json.body(objects(40_000)).size());
    assertThrows(JsonProcessingException.class, () -> Json.body(objects(80_000)));
  }

  private static byte[] objects(int count) {
    return ("[" + "{},".repeat(count - 1) + "{}]").getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void shouldWriteANameThatNoEncodingHas() {
    assertEquals("{\"city\":\"\\uD800\"}", Json.text(new Place("\ud800")));
  }
}
