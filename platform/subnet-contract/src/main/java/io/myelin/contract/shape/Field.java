package io.myelin.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.Rules;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A component of a record.
 *
 * @param name as in Java, such as "maxBytes"; settings go by it
 * @param range its bounds, where {@link Rules.Range} says some
 * @param fallback what stands for it when it is left out, as text
 */
public record Field(
    String name,
    Shape shape,
    Optional<Bounds> range,
    Optional<String> fallback,
    Optional<String> doc,
    boolean secret,
    MethodHandle accessor) {

  static Field of(RecordComponent component, String where, List<Class<?>> inside) {
    return new Field(
        component.getName(),
        Shapes.of(component.getGenericType(), where + "." + component.getName(), inside),
        Optional.ofNullable(component.getAnnotation(Rules.Range.class))
            .map(range -> new Bounds(range.min(), range.max())),
        Optional.ofNullable(component.getAnnotation(Rules.Default.class)).map(Rules.Default::value),
        Optional.ofNullable(component.getAnnotation(Rules.Doc.class)).map(Rules.Doc::value),
        component.isAnnotationPresent(Rules.Secret.class),
        Reflection.accessor(component));
  }

  /** As in JSON, such as "max_bytes": the convention of the axon protocol's other clients. */
  public String wireName() {
    return wireName(name);
  }

  /** That of a component of this name. */
  public static String wireName(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** Whether it may be left out. */
  public boolean optional() {
    return fallback.isPresent() || shape instanceof OptionalShape;
  }

  Object of(Record record) {
    return Reflection.call(accessor, record);
  }

  void check(Record record, String where) {
    Object value = of(record);
    checked(value, where);
    if (shape instanceof RecordShape<?> nested) {
      nested.check((Record) value, where);
    }
  }

  Object read(JsonNode node, String where, Attachments attachments) {
    if (node.isMissingNode() || node.isNull()) {
      return absent(where);
    }
    // Before a list is built: a stranger's array may be long.
    if (range.isPresent() && node.isArray() && node.size() > range.get().max()) {
      throw Refusal.said(where, "has " + node.size() + " items; needed " + range.get());
    }
    return checked(shape.read(node, where, attachments), where);
  }

  /** Reads what a person typed. */
  public Object parse(String text, String where) {
    return checked(shape.parse(text, where), where);
  }

  /** The value of a component that was left out. */
  public Object absent(String where) {
    if (fallback.isPresent()) {
      return parse(fallback.get(), where);
    }
    if (shape instanceof OptionalShape) {
      return Optional.empty();
    }
    throw Refusal.missing(where, shape.needed());
  }

  private Object checked(Object value, String where) {
    range.ifPresent(bounds -> bounds.require(shape, value, where));
    return value;
  }

  ObjectNode schema() {
    ObjectNode schema = shape.schema();
    range.ifPresent(
        bounds -> {
          schema.put(shape.sizeWords().least(), bounds.min());
          schema.put(shape.sizeWords().most(), bounds.max());
        });
    doc.ifPresent(text -> schema.put("description", text));
    fallback.ifPresent(text -> schema.set("default", shape.write(shape.parse(text, name))));
    if (secret) {
      schema.put("writeOnly", true);
    }
    return schema;
  }
}
