package io.myelin.conformance;

import java.util.Map;

/** Encodings, keys and signatures. */
final class WireSuites {
  private WireSuites() {}

  static void register(Map<String, Suite> suites) {
    suites.put("ss58", (path, file, report) -> report.skip("later", 1));
  }
}
