package io.myelin.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.shape.AttachmentName;
import io.myelin.contract.shape.Attachments;
import io.myelin.contract.shape.Field;
import io.myelin.contract.shape.RecordShape;
import io.myelin.contract.shape.Refusal;
import java.util.List;

/**
 * Records as JSON objects and back. Names are in snake case, bytes are base64 as text and raw in a
 * format that has bytes, an empty Optional is left out.
 */
public final class RecordJson {
  private static final ClassValue<ObjectNode> SCHEMAS =
      new ClassValue<>() {
        @Override
        protected ObjectNode computeValue(Class<?> type) {
          return schema(type.asSubclass(Record.class));
        }
      };

  private RecordJson() {}

  /**
   * The names in JSON, in the order of the components: of a question, the fields its signature
   * covers.
   */
  public static List<String> names(Class<? extends Record> type) {
    return RecordShape.of(type).fields().stream().map(Field::wireName).toList();
  }

  public static ObjectNode write(Record record) {
    return RecordShape.of(record.getClass()).writeObject(record);
  }

  /**
   * Reads a stranger's object.
   *
   * @throws Refusal when it breaks a rule of the record
   */
  public static <R extends Record> R read(JsonNode node, Class<R> type, Attachments attachments) {
    RecordShape<R> shape = RecordShape.of(type);
    return shape.readObject(node, shape.name(), attachments);
  }

  /**
   * Checks the attachments of a question or answer of our own side.
   *
   * @param json as it was written
   * @throws Refusal when they have more bytes than its task allows
   */
  public static void checkAttachments(ObjectNode json, Class<? extends Record> type, long most) {
    AttachmentName.total(
        AttachmentName.in(json, SCHEMAS.get(type)), RecordShape.of(type).name(), most);
  }

  /**
   * Checks a record of our own side by the rules a stranger's would be checked by.
   *
   * @throws Refusal when it breaks one
   */
  public static <R extends Record> void check(R record) {
    RecordShape<?> shape = RecordShape.of(record.getClass());
    shape.check(record, shape.name());
  }

  /** The fields of an object that a record has, whose schema this is; whatever else is left out. */
  public static ObjectNode only(ObjectNode object, JsonNode schema) {
    ObjectNode only = object.objectNode();
    object.properties().stream()
        .filter(field -> schema.path("properties").has(field.getKey()))
        .forEach(field -> only.set(field.getKey(), field.getValue()));
    return only;
  }

  /** JSON Schema, draft 2020-12, of the record's object. */
  public static ObjectNode schema(Class<? extends Record> type) {
    return RecordShape.of(type).schema();
  }
}
