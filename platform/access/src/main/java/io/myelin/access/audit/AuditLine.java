package io.myelin.access.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.access.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How an entry is written: its hash, a space, and its JSON with the hash before in it. The hash is
 * SHA-256 of the JSON's bytes as they stand, so nothing has to be brought into a form to check it.
 */
final class AuditLine {
  /** The hash before the first. */
  static final String NOTHING = "0".repeat(64);

  private static final int DIGITS = 64;
  // a file of one line an entry, whatever somebody's name has in it
  private static final ObjectMapper JSON =
      new ObjectMapper(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

  private AuditLine() {}

  /** A line that does not stand where it should, or was changed. */
  static final class BrokenException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenException(String reason) {
      super(reason);
    }
  }

  /** Without the line break. */
  static byte[] write(long number, Instant at, Deed deed, String before) {
    ObjectNode json = JSON.createObjectNode().put("n", number).put("at", at.toString());
    deed.into(json).put("prev", before);
    try {
      byte[] body = JSON.writeValueAsBytes(json);
      byte[] line = Arrays.copyOf(hash(body), DIGITS + 1 + body.length);
      line[DIGITS] = ' ';
      System.arraycopy(body, 0, line, DIGITS + 1, body.length);
      return line;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an entry does not become JSON", e);
    }
  }

  /** An entry as it stands, and the hash that it says the one before has. */
  record Read(AuditEntry entry, String before) {}

  /**
   * Reads a line and holds it against what has to be there.
   *
   * @throws BrokenException saying what is wrong with it
   */
  static AuditEntry read(byte[] line, long number, String before) throws BrokenException {
    Read read = parsed(line);
    if (!read.before().equals(before)) {
      throw new BrokenException("it does not follow the line before: one is missing or added");
    }
    if (read.entry().number() != number) {
      throw new BrokenException("it has the number " + read.entry().number());
    }
    return read.entry();
  }

  /** Reads a line by itself; empty when it is not as it was written. */
  static Optional<Read> alone(byte[] line) {
    try {
      return Optional.of(parsed(line));
    } catch (BrokenException broken) {
      return Optional.empty();
    }
  }

  private static Read parsed(byte[] line) throws BrokenException {
    if (line.length <= DIGITS + 1 || line[DIGITS] != ' ') {
      throw new BrokenException("it is no entry");
    }
    byte[] body = Arrays.copyOfRange(line, DIGITS + 1, line.length);
    byte[] said = Arrays.copyOf(line, DIGITS);
    if (!Arrays.equals(said, hash(body))) {
      throw new BrokenException("its hash is not that of its text: it was changed");
    }
    try {
      JsonNode json = JSON.readTree(body);
      AuditEntry entry =
          new AuditEntry(
              json.path("n").asLong(),
              Instant.parse(json.path("at").asText()),
              deed(json),
              new String(said, StandardCharsets.US_ASCII));
      return new Read(entry, json.path("prev").asText());
    } catch (IOException | DateTimeException unreadable) {
      throw new BrokenException("its text cannot be read");
    }
  }

  private static Deed deed(JsonNode json) {
    return new Deed(
        json.path("who").asText(),
        json.path("role").asText(),
        json.path("via").asText(),
        json.path("what").asText(),
        json.path("target").asText(),
        json.path("outcome").asText(),
        text(json, "before"),
        text(json, "after"),
        json.path("from").asText());
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.of(json.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static byte[] hash(byte[] body) {
    return HexFormat.of()
        .formatHex(Secrets.sha256().digest(body))
        .getBytes(StandardCharsets.US_ASCII);
  }
}
