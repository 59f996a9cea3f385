package io.myelin.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.cli.Printable;
import io.myelin.cli.supervisor.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The one text of an answer, shown as its parts come. A stranger wrote it. */
final class AnswerText {
  private static final char REPLACED = '\uFFFD';

  private final String field;
  private final boolean bytes;
  private final int most;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private int shown;

  private AnswerText(String field, boolean bytes, int most) {
    this.field = field;
    this.bytes = bytes;
    this.most = most;
  }

  /**
   * Empty for a task whose answers are not one text.
   *
   * @param question whose max_bytes, where it has such a field, bounds the text
   */
  static Optional<AnswerText> of(JsonNode task, JsonNode question) {
    JsonNode properties = task.at("/answer/properties");
    if (properties.size() != 1) {
      return Optional.empty();
    }
    Map.Entry<String, JsonNode> only = properties.properties().iterator().next();
    if (!only.getValue().path("type").asText().equals("string")) {
      return Optional.empty();
    }
    JsonNode bound = task.at("/question/properties/max_bytes/default");
    int most = question.path("max_bytes").asInt(bound.asInt(Integer.MAX_VALUE));
    return Optional.of(new AnswerText(only.getKey(), only.getValue().has("contentEncoding"), most));
  }

  /** What is new to show; the end of a character may come with the next part. */
  String part(JsonNode part) {
    heard.writeBytes(content(part, "a part"));
    String text = heard.toString(StandardCharsets.UTF_8);
    int end = text.length();
    while (end > shown && text.charAt(end - 1) == REPLACED) {
      end--;
    }
    return upTo(text, end);
  }

  private String upTo(String text, int end) {
    String fresh = text.substring(shown, Math.max(shown, end));
    shown = Math.max(shown, end);
    return Printable.text(fresh);
  }

  /** What is left to show of the whole; all of it when the parts were something else. */
  String rest(JsonNode answer, int uid) {
    String whole = whole(answer, uid);
    if (!whole.startsWith(heard.toString(StandardCharsets.UTF_8).substring(0, shown))) {
      return System.lineSeparator() + Printable.text(whole);
    }
    return upTo(whole, whole.length());
  }

  /**
   * The text as it was sent: any character may be in it.
   *
   * @throws Refusal naming the neuron when there is none
   */
  String whole(JsonNode answer, int uid) {
    byte[] content = content(answer, "neuron " + uid);
    if (content.length == 0) {
      throw refusal("neuron " + uid, "nothing");
    }
    if (content.length > most) {
      throw refusal("neuron " + uid, content.length + " bytes");
    }
    return new String(content, StandardCharsets.UTF_8);
  }

  private byte[] content(JsonNode answer, String who) {
    JsonNode value = answer.path(field);
    if (!value.isTextual()) {
      return new byte[0];
    }
    try {
      return bytes ? value.binaryValue() : value.asText().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw refusal(who, "something that is not base64");
    }
  }

  private Refusal refusal(String who, String seen) {
    return new Refusal(
        who
            + " answered "
            + seen
            + (most < Integer.MAX_VALUE ? "; needed: 1 to " + most + " bytes" : "; needed: a text")
            + (bytes ? " in base64" : "")
            + ". Ask again later: another neuron may be the best by then.");
  }
}
