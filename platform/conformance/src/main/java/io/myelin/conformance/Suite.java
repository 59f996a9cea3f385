package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks every case of one kind of vector file. */
@FunctionalInterface
interface Suite {
  void run(JsonNode file, FileReport report);
}
