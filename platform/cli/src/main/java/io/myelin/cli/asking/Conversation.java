package io.myelin.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.Printable;
import io.myelin.client.ClientException;
import io.myelin.contract.shape.AttachmentName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One answer as it comes: told to a person while it does, or as one document at its end. */
final class Conversation {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode task;
  private final Optional<AnswerText> text;
  private final Optional<String> begins;
  private final boolean json;
  private final boolean explain;
  private long start = System.nanoTime();
  private JsonNode chosen = JSON.missingNode();
  private JsonNode whole = JSON.missingNode();
  private int parts;
  private long firstMillis;

  /**
   * @param begins the text that the answer goes on from, shown before it
   */
  Conversation(Question asked, Optional<String> begins, boolean json, boolean explain) {
    this.task = asked.task();
    this.text = AnswerText.of(asked.task(), asked.fields());
    this.begins = begins;
    this.json = json;
    this.explain = explain;
  }

  /** Takes an event of the host. */
  void hear(String event, JsonNode data) {
    switch (event) {
      case "chosen" -> {
        chosen = data;
        start = System.nanoTime();
        show(begins.orElse(""));
      }
      case "part" -> {
        if (parts++ == 0) {
          firstMillis = (System.nanoTime() - start) / 1_000_000;
        }
        text.ifPresent(each -> show(each.part(data)));
      }
      case "answer" -> whole = data;
      case "problem" -> {
        show(System.lineSeparator());
        throw new ClientException(
            data.path("status").asInt(), "neuron " + uid() + ": " + data.path("detail").asText());
      }
      default -> {}
    }
  }

  private void show(String words) {
    if (!json) {
      System.out.print(words);
      System.out.flush();
    }
  }

  private int uid() {
    return chosen.path("uid").asInt();
  }

  /** Of the answer, once it is there. */
  List<AttachmentName> attachments() {
    return AttachmentName.in(whole.path("answer"), task.path("answer"));
  }

  /** Shows what is left, and who it was. */
  void end() {
    JsonNode answer = whole.path("answer");
    if (!answer.isObject()) {
      throw new ClientException("the node ended before the answer of neuron " + uid() + " came");
    }
    String told =
        text.map(each -> json ? each.whole(answer, uid()) : each.rest(answer, uid())).orElse("");
    if (json) {
      System.out.println(document(answer, told));
      return;
    }
    System.out.println(text.isPresent() ? told : Printable.text(answer.toPrettyString()));
    System.out.println(
        "-- uid "
            + uid()
            + " ("
            + Printable.line(chosen.path("hotkey").asText())
            + ") in "
            + whole.path("millis").asLong()
            + " ms");
    if (explain) {
      System.out.println(explained());
    }
  }

  private ObjectNode document(JsonNode answer, String told) {
    ObjectNode out = JSON.createObjectNode();
    out.put("uid", uid()).put("hotkey", chosen.path("hotkey").asText());
    text.ifPresent(each -> out.put("text", told));
    out.put("millis", whole.path("millis").asLong());
    out.put("task", chosen.path("task").asText()).set("answer", answer);
    if (explain) {
      for (String fact : new String[] {"incentive", "rank", "serving", "why"}) {
        out.set(fact, chosen.path(fact));
      }
      out.put("parts", parts).put("firstMillis", firstMillis);
    }
    return out;
  }

  private String explained() {
    String came =
        parts == 0
            ? "in one piece"
            : "in " + parts + " parts, the first after " + firstMillis + " ms";
    return String.format(
        Locale.ROOT,
        "-- %s; %s: incentive %.4f, rank %d of %d; the answer came %s",
        chosen.path("task").asText(),
        chosen.path("why").asText(),
        chosen.path("incentive").asDouble(),
        chosen.path("rank").asInt(),
        chosen.path("serving").asInt(),
        came);
  }
}
