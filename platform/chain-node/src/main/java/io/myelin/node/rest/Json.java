package io.myelin.node.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.util.Optional;

/** Records to JSON text, the same on every server whatever provider it prefers. */
final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          // half a surrogate pair in a name parses, and could not be encoded as it is
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .addModule(new SimpleModule().addSerializer(new OptionalSerializer()))
          .build();

  /** More than any call needs, and few enough for the memory of a tree. */
  private static final int MOST_TOKENS = 100_000;

  private static final ObjectMapper BODIES =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
              .build());

  private Json() {}

  /**
   * What a stranger sent.
   *
   * @throws JsonProcessingException when it is no JSON, or has more than 100,000 tokens
   */
  static JsonNode body(byte[] text) throws IOException {
    return BODIES.readTree(text);
  }

  static String text(Object view) {
    try {
      return MAPPER.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view does not become JSON: " + view.getClass(), e);
    }
  }

  static ObjectMapper mapper() {
    return MAPPER;
  }

  // The module that does this is not among the server's jars; without it an Optional is refused.
  private static final class OptionalSerializer extends StdSerializer<Optional<?>> {
    OptionalSerializer() {
      super(TypeFactory.defaultInstance().constructType(Optional.class));
    }

    @Override
    public void serialize(Optional<?> value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (value.isPresent()) {
        provider.defaultSerializeValue(value.get(), out);
      } else {
        out.writeNull();
      }
    }
  }
}
