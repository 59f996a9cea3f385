package io.myelin.cli.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.Rao;
import java.util.ArrayList;
import java.util.List;

/** What a node says of an extrinsic that it tried, for people. */
final class TrialText {
  private TrialText() {}

  static List<String> lines(JsonNode report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "outcome  "
            + report.path("outcome").asText()
            + (report.path("error").isObject() ? ": " + error(report.path("error")) : "")
            + " (tried after block "
            + report.path("block").asText()
            + "; nothing was sent)");
    if (report.path("innerFailure").isTextual()) {
      lines.add("inside   " + report.path("innerFailure").asText());
    }
    if (report.path("fee").isTextual()) {
      lines.add("fee      " + Rao.of(report.path("fee").asLong()).toTao() + " TAO");
    }
    for (JsonNode event : report.path("events")) {
      lines.add("event    " + event(event));
    }
    for (JsonNode change : report.path("changes")) {
      lines.add("change   " + change(change));
    }
    if (report.path("more").asInt() > 0) {
      lines.add("         and " + report.path("more").asInt() + " more changes");
    }
    return lines;
  }

  /** {@code Pallet.Name} and its fields. */
  static String event(JsonNode event) {
    return event.path("pallet").asText()
        + "."
        + event.path("name").asText()
        + " "
        + event.path("fields");
  }

  private static String error(JsonNode error) {
    String docs = error.path("docs").asText();
    return error.path("name").asText() + (docs.isEmpty() ? "" : ": " + docs);
  }

  private static String change(JsonNode change) {
    StringBuilder keys = new StringBuilder();
    change.path("keys").forEach(key -> keys.append(' ').append(text(key)));
    String item = change.path("item").asText();
    return (item.isEmpty()
            ? change.path("key").asText()
            : change.path("pallet").asText() + "." + item)
        + keys
        + "  "
        + value(change.path("before"))
        + " -> "
        + value(change.path("after"));
  }

  /** A text without its quotation marks. */
  static String text(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }

  private static String value(JsonNode value) {
    return value.isNull() || value.isMissingNode() ? "nothing" : text(value);
  }
}
