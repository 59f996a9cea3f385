package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/** Single operations of the fixed-point formats. */
final class MathSuite implements Suite {
  @Override
  public void run(JsonNode file, FileReport report) {
    file.get("sections").properties().forEach(s -> report.skip(s.getKey(), s.getValue().size()));
  }
}
