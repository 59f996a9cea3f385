package io.myelin.api.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContractJsonTest {
  record Place(String city) {}

  record Visitor(int id, Optional<Place> from) {}

  @Test
  void shouldWriteAnOptionalAsItsValueOrNull() {
    List<Visitor> visitors =
        List.of(new Visitor(1, Optional.of(new Place("Bern"))), new Visitor(2, Optional.empty()));

    assertEquals(
        "[{\"id\":1,\"from\":{\"city\":\"Bern\"}},{\"id\":2,\"from\":null}]", text(visitors));
  }

  @Test
  void shouldRefuseABodyOfMoreTokensThanMemoryIsMeantFor() throws Exception {
    assertEquals(40_000, read(objects(40_000), JsonNode.class).size());
    assertThrows(JsonProcessingException.class, () -> read(objects(80_000), JsonNode.class));
  }

  private static byte[] objects(int count) {
    return ("[" + "{},".repeat(count - 1) + "{}]").getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void shouldReadAnOptionalThatIsThereIsNullOrIsAbsent() throws Exception {
    for (String body : List.of("{\"id\":2}", "{\"id\":2,\"from\":null}")) {
      assertEquals(new Visitor(2, Optional.empty()), read(body));
    }
    assertEquals(
        new Visitor(1, Optional.of(new Place("Bern"))),
        read("{\"id\":1,\"from\":{\"city\":\"Bern\"}}"));
  }

  private static Visitor read(String body) throws Exception {
    return read(body.getBytes(StandardCharsets.UTF_8), Visitor.class);
  }

  private static <T> T read(byte[] body, Class<T> shape) throws Exception {
    return ContractJson.mapper().readValue(body, shape);
  }

  private static String text(Object view) {
    return new String(ContractJson.bytes(view), StandardCharsets.UTF_8);
  }

  @Test
  void shouldWriteANameThatNoEncodingHas() {
    assertEquals("{\"city\":\"\\uD800\"}", text(new Place("\ud800")));
  }
}
