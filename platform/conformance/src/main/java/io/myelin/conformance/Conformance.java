package io.myelin.conformance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds vector files under the given paths and runs each against the code it is about. */
public final class Conformance {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS);
  private static final Map<String, Suite> BY_NAME = suites();

  private Conformance() {}

  /** Runs every {@code .json}, {@code .json.gz} file below the paths, in path order. */
  public static List<FileReport> run(List<Path> paths) {
    List<FileReport> reports = new ArrayList<>();
    for (Path path : paths) {
      List<Path> files;
      try (Stream<Path> found = Files.walk(path)) {
        files = found.filter(Conformance::isVectorFile).sorted().toList();
      } catch (IOException e) {
        FileReport report = new FileReport(path.toString());
        report.unreadable("cannot read " + path + "; needed: a vector file or a folder of them");
        reports.add(report);
        continue;
      }
      files.forEach(file -> reports.add(run(file)));
      if (files.isEmpty()) {
        FileReport report = new FileReport(path.toString());
        report.unreadable("no .json or .json.gz file found");
        reports.add(report);
      }
    }
    return reports;
  }

  static FileReport run(Path file) {
    FileReport report = new FileReport(file.getFileName().toString());
    try {
      JsonNode json = read(file);
      suite(file, json).run(file, json, report);
    } catch (IOException | RuntimeException e) {
      report.unreadable(e.getClass().getSimpleName() + ": " + e.getMessage());
    } catch (OutOfMemoryError e) {
      report.unreadable("not enough memory; key files need 600 MiB of heap, raise it with -Xmx");
    }
    return report;
  }

  private static Suite suite(Path file, JsonNode json) {
    String format = json.path("format").asText();
    if (format.equals("yuma-epoch-vectors")) {
      return new EpochSuite();
    }
    if (format.equals("yuma-epoch-sequences")) {
      return new SequenceSuite();
    }
    String name = file.getFileName().toString();
    Suite suite = BY_NAME.get(name.substring(0, name.indexOf('.')));
    if (suite == null) {
      throw new IllegalArgumentException(
          "unknown kind of vector file; known names: " + BY_NAME.keySet());
    }
    return suite;
  }

  static JsonNode read(Path file) throws IOException {
    try (InputStream in = Companion.open(file)) {
      return JSON.readTree(in);
    }
  }

  private static boolean isVectorFile(Path path) {
    String name = path.toString();
    return Files.isRegularFile(path) && (name.endsWith(".json") || name.endsWith(".json.gz"));
  }

  private static Map<String, Suite> suites() {
    Map<String, Suite> suites = new TreeMap<>();
    suites.put("math_ops", new MathSuite());
    suites.put("block_emission", new BlockEmissionSuite());
    suites.put(
        "pool_math",
        (path, file, report) ->
            file.get("sections")
                .forEach(rows -> report.skip("pool maths is not covered yet", rows.size())));
    WireSuites.register(suites);
    return suites;
  }
}
