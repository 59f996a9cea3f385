package io.myelin.api.document;

import com.fasterxml.jackson.core.type.TypeReference;
import io.myelin.api.Problem;
import io.myelin.api.json.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.examples.Example;

/** One example of each kind of refusal, in the words of the table of codes, for all operations. */
final class Refusals {
  private static final String CONFLICT = "409";

  /** The code that a status has most often. */
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("400", "bad-request"),
          Map.entry("401", "sign-in-needed"),
          Map.entry("403", "role-refused"),
          Map.entry("404", "not-found"),
          Map.entry("410", "gone"),
          Map.entry("412", "changed-meanwhile"),
          Map.entry("413", "too-large"),
          Map.entry("415", "unsupported-media-type"),
          Map.entry("422", "jar-refused"),
          Map.entry("429", "too-many-changes"),
          Map.entry("500", "internal-error"),
          Map.entry("503", "chain-unavailable"));

  private final Components components;
  private final Map<String, String> words;

  Refusals(Components components) {
    this.components = components;
    try (InputStream table = Problem.class.getResourceAsStream("problems.tsv")) {
      String text =
          new String(
              Objects.requireNonNull(table, "problems.tsv").readAllBytes(), StandardCharsets.UTF_8);
      words =
          text.lines()
              .map(line -> line.split("\t", -1))
              .filter(cells -> cells.length > 3)
              .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1] + " " + cells[3]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A reference to the example.
   *
   * @param keyed whether the operation takes an Idempotency-Key
   */
  Example of(String status, String path, boolean keyed) {
    String code = status.equals(CONFLICT) ? conflict(path, keyed) : CODES.get(status);
    String known = Objects.requireNonNull(code, () -> "no code for the status " + status);
    Map<String, Example> all = components.getExamples();
    if (all == null || !all.containsKey(known)) {
      components.addExample(known, example(Integer.parseInt(status), known));
    }
    return OASFactory.createExample().ref("#/components/examples/" + known);
  }

  private static String conflict(String path, boolean keyed) {
    if (keyed) {
      return "key-used";
    }
    if (path.startsWith("/host/")) {
      return "refused";
    }
    return path.endsWith("/extrinsics") ? "extrinsic-refused" : "under-way";
  }

  private Example example(int status, String code) {
    String detail =
        Objects.requireNonNull(words.get(code), () -> "the table of codes has no " + code);
    return OASFactory.createExample()
        .value(
            ContractJson.mapper()
                .convertValue(
                    Problem.of(status, code, detail), new TypeReference<Map<String, Object>>() {}));
  }
}
