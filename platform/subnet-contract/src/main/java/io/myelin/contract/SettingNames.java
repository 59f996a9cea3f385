package io.myelin.contract;

import io.myelin.contract.shape.Field;
import io.myelin.spi.SubnetException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How an operator may write a setting: as the record's component, such as "maxBytes", or as the
 * fields of JSON and the options of a command are written, "max_bytes" and "max-bytes".
 */
final class SettingNames {
  private SettingNames() {}

  /**
   * The texts by the names of the components.
   *
   * @param texts as an operator wrote them
   * @throws SubnetException OPERATOR SETTING when a name is unknown, or two mean the same setting
   */
  static Map<String, String> resolved(Map<String, String> texts, Collection<String> known) {
    Map<String, String> spellings = new TreeMap<>();
    Map<String, String> values = new TreeMap<>();
    for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
      String written = text.getKey();
      String name = component(written, known).orElseThrow(() -> unknown(written, known));
      String other = spellings.put(name, written);
      if (other != null) {
        throw refused(
            "setting " + name + " is given as " + other + " and as " + written + "; needed once");
      }
      values.put(name, text.getValue());
    }
    return values;
  }

  static Optional<String> component(String written, Collection<String> known) {
    if (known.contains(written)) {
      return Optional.of(written);
    }
    return known.stream()
        .filter(
            name -> {
              String wire = Field.wireName(name);
              return written.equals(wire) || written.equals(wire.replace('_', '-'));
            })
        .findFirst();
  }

  private static SubnetException unknown(String name, Collection<String> known) {
    return refused(
        "setting "
            + name
            + " is unknown; needed "
            + (known.isEmpty() ? "none" : "one of " + String.join(", ", known)));
  }

  private static SubnetException refused(String sentence) {
    return SubnetException.operator("SETTING", sentence);
  }
}
