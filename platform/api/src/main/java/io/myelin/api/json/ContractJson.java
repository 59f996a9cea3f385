package io.myelin.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.Optional;

/** The one mapper of answers and bodies, the same on every server whatever provider it prefers. */
public final class ContractJson {
  /** More than any call needs, and few enough for the memory of a tree. */
  private static final int MOST_TOKENS = 100_000;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
                  .build())
          // half a surrogate pair in a name parses, and could not be encoded as it is
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .addModule(
              new SimpleModule()
                  .addSerializer(new Optionals.Writer())
                  .addDeserializer(Optional.class, new Optionals.Reader())
                  .addSerializer(Instant.class, new ToStringSerializer(Instant.class)))
          .build();

  private ContractJson() {}

  /** An Optional is its value or null, an instant its RFC 3339 text. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  public static byte[] bytes(Object view) {
    try {
      return MAPPER.writeValueAsBytes(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view does not become JSON: " + view.getClass(), e);
    }
  }
}
