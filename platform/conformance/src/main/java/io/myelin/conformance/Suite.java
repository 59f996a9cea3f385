package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;

/** Checks every case of one kind of vector file. */
@FunctionalInterface
interface Suite {
  /**
   * Runs the cases of a file.
   *
   * @param path where the file lies; some kinds have companions beside it
   */
  void run(Path path, JsonNode file, FileReport report) throws IOException;
}
