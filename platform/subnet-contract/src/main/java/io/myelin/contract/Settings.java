package io.myelin.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.shape.Field;
import io.myelin.contract.shape.RecordShape;
import io.myelin.contract.shape.Refusal;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads an operator's settings into the record a subnet declares for them. */
public final class Settings {
  private Settings() {}

  /**
   * @param type the record; without one, no setting is known
   * @param texts by component name
   * @throws SubnetException OPERATOR SETTING when one is unknown, missing or breaks a rule; the
   *     value of a secret is never shown
   */
  public static <S extends Record> S read(Class<S> type, Map<String, String> texts) {
    RecordShape<S> shape = RecordShape.of(type);
    List<String> known = shape.fields().stream().map(Field::name).toList();
    refuseUnknown(texts, known);
    Object[] values = shape.fields().stream().map(field -> value(field, texts)).toArray();
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
  public static void refuseUnknown(Map<String, String> texts, List<String> known) {
    for (String name : new TreeSet<>(texts.keySet())) {
      if (!known.contains(name)) {
        throw SubnetException.operator(
            "SETTING",
            "setting "
                + name
                + " is unknown; needed "
                + (known.isEmpty() ? "none" : "one of " + String.join(", ", known)));
      }
    }
  }

  private static Object value(Field field, Map<String, String> texts) {
    String where = "setting " + field.name();
    Optional<String> text = Optional.ofNullable(texts.get(field.name()));
    try {
      return text.isPresent() ? field.parse(text.get(), where) : field.absent(where);
    } catch (Refusal e) {
      throw field.secret() && text.isPresent()
          ? SubnetException.operator(
              "SETTING", where + " breaks its rule; needed " + field.shape().needed())
          : e.blaming(Blame.OPERATOR, "SETTING");
    }
  }
}
