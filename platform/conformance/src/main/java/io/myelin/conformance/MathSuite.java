package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Single operations of the fixed-point formats, section by section. */
final class MathSuite implements Suite {
  /** Their last digits follow from an iteration scheme that nothing on the chain runs. */
  private static final Set<String> OPTIONAL =
      Set.of("checked_pow_u64f64", "checked_sqrt_u64f64", "checked_ln_i64f64");

  private static final Map<String, Case.Check> CHECKS = checks();

  @Override
  public void run(Path path, JsonNode file, FileReport report) {
    for (Map.Entry<String, JsonNode> section : file.get("sections").properties()) {
      String name = section.getKey();
      Case.Check check = CHECKS.get(name);
      if (check != null) {
        Case.each(report, name, section.getValue(), check);
      } else if (OPTIONAL.contains(name)) {
        report.skip("optional: " + name, section.getValue().size());
      } else {
        report.fail("section " + name + " is unknown; known: " + CHECKS.keySet());
      }
    }
  }

  private static Map<String, Case.Check> checks() {
    Map<String, Case.Check> checks = new HashMap<>();
    ScalarMath.register(checks);
    VectorMath.register(checks);
    checks.put("matrix", MatrixMath::single);
    checks.put("matrix_pair", MatrixMath::pair);
    return Map.copyOf(checks);
  }
}
