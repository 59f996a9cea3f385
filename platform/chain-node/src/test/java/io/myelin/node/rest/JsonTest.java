package io.myelin.node.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
  void shouldWriteANameThatNoEncodingHas() {
    assertEquals("{\"city\":\"\\uD800\"}", Json.text(new Place("\ud800")));
  }
}
