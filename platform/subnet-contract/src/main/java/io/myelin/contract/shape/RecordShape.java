package io.myelin.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A record: its fields in order, and how to build one. Fields nobody knows are passed over, since
 * clients of the protocol add their own.
 *
 * @param constructor takes the components in order, as one array
 */
public record RecordShape<R extends Record>(
    Class<R> type, List<Field> fields, MethodHandle constructor) implements Shape {
  private static final ClassValue<RecordShape<?>> KNOWN =
      new ClassValue<>() {
        @Override
        protected RecordShape<?> computeValue(Class<?> type) {
          return make(type.asSubclass(Record.class), List.of());
        }
      };

  /**
   * @throws IllegalArgumentException when a component has a type the contract does not know, or the
   *     record holds itself
   */
  @SuppressWarnings("unchecked")
  public static <R extends Record> RecordShape<R> of(Class<R> type) {
    return (RecordShape<R>) KNOWN.get(type);
  }

  static <R extends Record> RecordShape<R> make(Class<R> type, List<Class<?>> around) {
    if (around.contains(type)) {
      throw new IllegalArgumentException(
          type.getSimpleName() + " holds itself; needed a record of limited depth");
    }
    List<Class<?>> inside = new ArrayList<>(around);
    inside.add(type);
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      fields.add(Field.of(component, type.getSimpleName(), inside));
    }
    return new RecordShape<>(type, List.copyOf(fields), Reflection.constructor(type));
  }

  public String name() {
    return type.getSimpleName();
  }

  /**
   * @throws Refusal when the record's own constructor refuses the values
   */
  public R build(Object[] values, String where) {
    try {
      return type.cast(Reflection.call(constructor, values));
    } catch (IllegalArgumentException e) {
      throw Refusal.said(where, "was refused: " + e.getMessage());
    }
  }

  public ObjectNode writeObject(Record record) {
    ObjectNode object = Nodes.JSON.objectNode();
    for (Field field : fields) {
      Object value = field.of(record);
      if (!(value instanceof Optional<?> maybe && maybe.isEmpty())) {
        object.set(field.wireName(), field.shape().write(value));
      }
    }
    return object;
  }

  public R readObject(JsonNode node, String where, Attachments attachments) {
    if (!node.isObject()) {
      throw Refusal.of(where, Shape.seen(node), needed());
    }
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      Field field = fields.get(i);
      values[i] =
          field.read(node.path(field.wireName()), where + "." + field.wireName(), attachments);
    }
    return build(values, where);
  }

  /**
   * @throws Refusal when a component breaks its range
   */
  public void check(Record record, String where) {
    fields.forEach(field -> field.check(record, where + "." + field.wireName()));
  }

  @Override
  public String needed() {
    return "an object of " + String.join(", ", fields.stream().map(Field::wireName).toList());
  }

  @Override
  public JsonNode write(Object value) {
    return writeObject((Record) value);
  }

  @Override
  public Object read(JsonNode node, String where, Attachments attachments) {
    return readObject(node, where, attachments);
  }

  @Override
  public Object parse(String text, String where) {
    return readObject(Nodes.parse(text, where, needed()), where, Attachments.NONE);
  }

  @Override
  public OptionalDouble size(Object value) {
    return OptionalDouble.empty();
  }

  @Override
  public ObjectNode schema() {
    return schema(Field::wireName);
  }

  /** With the names that a reader of the schema knows its fields by. */
  public ObjectNode schema(Function<Field, String> naming) {
    ObjectNode schema = Nodes.type("object");
    ObjectNode properties = schema.putObject("properties");
    fields.forEach(field -> properties.set(naming.apply(field), field.schema()));
    ArrayNode required = schema.putArray("required");
    fields.stream().filter(field -> !field.optional()).forEach(f -> required.add(naming.apply(f)));
    return schema;
  }
}
