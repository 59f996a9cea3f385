package io.myelin.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.shape.Field;
import io.myelin.contract.shape.RecordShape;
import io.myelin.contract.shape.Refusal;
import io.myelin.contract.shape.SchemaRules;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an operator's settings into the record a subnet declares for them. */
public final class Settings {
  private Settings() {}

  /**
   * @param type the record; without one, no setting is known
   * @param texts by component name, as it is, in snake case or with hyphens
   * @throws SubnetException OPERATOR SETTING when one is unknown, missing or breaks a rule; the
   *     value of a secret is never shown
   */
  public static <S extends Record> S read(Class<S> type, Map<String, String> texts) {
    RecordShape<S> shape = RecordShape.of(type);
    List<String> known = shape.fields().stream().map(Field::name).toList();
    Map<String, String> given = SettingNames.resolved(texts, known);
    Object[] values = shape.fields().stream().map(field -> value(field, given)).toArray();
    try {
      return shape.build(values, "settings");
    } catch (Refusal e) {
      throw e.blaming(Blame.OPERATOR, "SETTING");
    }
  }

  /** JSON Schema of the settings by component name: what a form shows. */
  public static ObjectNode schema(Class<? extends Record> type) {
    return RecordShape.of(type).schema(Field::name);
  }

  /** For a subnet without settings. */
  public static void refuseAll(Map<String, String> texts) {
    SettingNames.resolved(texts, List.of());
  }

  /**
   * Checks before anything runs what a schema alone can tell.
   *
   * @param schema as {@link #schema} gives it; an empty object where there are no settings
   * @throws SubnetException as {@link #read} does
   */
  public static void check(JsonNode schema, Map<String, String> texts) {
    JsonNode fields = schema.path("properties");
    Map<String, String> given = SettingNames.resolved(texts, known(schema));
    for (JsonNode required : schema.path("required")) {
      String name = required.asText();
      if (!given.containsKey(name)) {
        throw Refusal.missing("setting " + name, SchemaRules.needed(fields.path(name)))
            .blaming(Blame.OPERATOR, "SETTING");
      }
    }
    given.forEach((name, text) -> check(name, fields.path(name), text));
  }

  /**
   * The texts by the names that a schema has; one that it does not know keeps its name.
   *
   * @param schema as {@link #schema} gives it
   */
  public static Map<String, String> named(JsonNode schema, Map<String, String> texts) {
    Map<String, String> named = new LinkedHashMap<>();
    texts.forEach(
        (written, text) ->
            named.put(SettingNames.component(written, known(schema)).orElse(written), text));
    return named;
  }

  /**
   * Whether a setting is shown to nobody.
   *
   * @param written in any of its spellings
   */
  public static boolean secret(JsonNode schema, String written) {
    return SettingNames.component(written, known(schema))
        .filter(name -> schema.path("properties").path(name).path("writeOnly").asBoolean())
        .isPresent();
  }

  private static List<String> known(JsonNode schema) {
    return schema.path("properties").properties().stream().map(Map.Entry::getKey).toList();
  }

  private static void check(String name, JsonNode schema, String text) {
    String where = "setting " + name;
    try {
      SchemaRules.check(schema, text, where);
    } catch (Refusal e) {
      throw schema.path("writeOnly").asBoolean()
          ? broken(where, SchemaRules.needed(schema))
          : e.blaming(Blame.OPERATOR, "SETTING");
    }
  }

  private static SubnetException broken(String where, String needed) {
    return SubnetException.operator("SETTING", where + " breaks its rule; needed " + needed);
  }

  private static Object value(Field field, Map<String, String> texts) {
    String where = "setting " + field.name();
    Optional<String> text = Optional.ofNullable(texts.get(field.name()));
    try {
      return text.isPresent() ? field.parse(text.get(), where) : field.absent(where);
    } catch (Refusal e) {
      throw field.secret() && text.isPresent()
          ? broken(where, field.shape().needed())
          : e.blaming(Blame.OPERATOR, "SETTING");
    }
  }
}
