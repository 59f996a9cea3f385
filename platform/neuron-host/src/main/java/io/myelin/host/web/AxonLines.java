package io.myelin.host.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.host.axon.AxonDesk;
import io.myelin.host.axon.Parts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An answer as lines of JSON: {@code {"part": {}}} for each part, then {@code {"answer": {}}} with
 * the answer's own fields or {@code {"error": {"status", "message"}}}; empty lines mean nothing.
 */
final class AxonLines implements Parts {
  static final String TYPE = "application/x-ndjson";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServletResponse response;
  private boolean begun;
  private boolean gone;

  AxonLines(HttpServletResponse response) {
    this.response = response;
  }

  /** Whether a line was sent, so that nothing but lines can follow. */
  boolean begun() {
    return begun;
  }

  @Override
  public void part(ObjectNode part) throws IOException {
    line(named("part", part));
  }

  @Override
  public void idle() throws IOException {
    line("");
  }

  /** The last line, if somebody is there to read it. */
  void end(AxonDesk.Answer answer) throws IOException {
    if (gone) {
      return;
    }
    line(
        answer.status() == HttpServletResponse.SC_OK
            ? named("answer", answer.body())
            : named("error", answer.body().put("status", answer.status())));
  }

  private static String named(String name, ObjectNode content) {
    ObjectNode line = JSON.createObjectNode();
    line.set(name, content);
    return line.toString();
  }

  private void line(String text) throws IOException {
    if (!begun) {
      begun = true;
      response.setStatus(HttpServletResponse.SC_OK);
      response.setContentType(TYPE);
      response.setHeader("bt_header_axon_status_code", "200");
      response.setHeader("bt_header_axon_status_message", "Success");
    }
    try {
      response.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
      response.flushBuffer();
    } catch (IOException e) {
      gone = true;
      throw e;
    }
  }
}
