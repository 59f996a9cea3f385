package io.myelin.api.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An Optional as its value or null; the module that does this is not among the server's jars. */
final class Optionals {
  private static final JavaType ANY = TypeFactory.defaultInstance().constructType(Optional.class);

  private Optionals() {}

  static final class Writer extends StdSerializer<Optional<?>> {
    Writer() {
      super(ANY);
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

  @SuppressWarnings("rawtypes")
  static final class Reader extends StdDeserializer<Optional> implements ContextualDeserializer {
    private final JavaType value;

    Reader() {
      this(TypeFactory.unknownType());
    }

    private Reader(JavaType value) {
      super(ANY);
      this.value = value;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property) {
      return new Reader(context.getContextualType().containedTypeOrUnknown(0));
    }

    @Override
    public Optional deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return Optional.of(context.readValue(in, value));
    }

    @Override
    public Optional getNullValue(DeserializationContext context) {
      return Optional.empty();
    }

    @Override
    public Optional getAbsentValue(DeserializationContext context) {
      return Optional.empty();
    }
  }
}
