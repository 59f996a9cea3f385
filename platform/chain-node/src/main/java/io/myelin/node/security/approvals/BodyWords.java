package io.myelin.node.security.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.api.json.ContractJson;
import io.myelin.api.serving.Problems;
import io.myelin.api.serving.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a second person reads of a body.
 *
 * @param text the JSON, with what may be a secret left out
 * @param secret whether something was left out
 */
public record BodyWords(String text, boolean secret) {
  private static final int LONGEST = 20_000;

  /** Whole names: a setting that only sounds like one is to be read by who agrees to it. */
  private static final Set<String> SECRETS =
      Set.of("password", "passphrase", "secret", "token", "mnemonic", "seed", "phrase");

  /**
   * Empty when the body is no JSON object.
   *
   * @throws Refused when nobody would read it whole
   */
  public static Optional<BodyWords> of(String body) {
    try {
      JsonNode read = ContractJson.mapper().readTree(body.getBytes(StandardCharsets.UTF_8));
      if (!(read instanceof ObjectNode object)) {
        return Optional.empty();
      }
      boolean secret = hide(object);
      String text = object.toString();
      if (text.length() > LONGEST) {
        throw Problems.refusal(
            413,
            "too-large",
            "The body of "
                + text.length()
                + " characters was refused: a second person has to read all of it; needed: at most "
                + LONGEST
                + ". Ask for its parts one by one.");
      }
      return Optional.of(new BodyWords(text, secret));
    } catch (IOException noJson) {
      return Optional.empty();
    }
  }

  private static boolean hide(JsonNode node) {
    boolean hidden = false;
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(object.properties().stream().map(e -> e.getKey()).toList())) {
        if (SECRETS.contains(name.toLowerCase(Locale.ROOT))) {
          object.put(name, "***");
          hidden = true;
        } else {
          hidden |= hide(object.path(name));
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (JsonNode each : array) {
        hidden |= hide(each);
      }
    }
    return hidden;
  }
}
