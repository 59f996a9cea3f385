package io.myelin.guard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Refusals as problem+json (RFC 9457), written without a library: each application has its own. */
final class Refusals {
  private static final int LONGEST = 100;

  private Refusals() {}

  /** What the node's application says in place of what was asked for. */
  static void say(HttpServletResponse response, int status, String json) throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param detail of our own words and of {@link #plain} ones
   */
  static void send(HttpServletResponse response, int status, String code, String detail)
      throws IOException {
    byte[] body =
        ("{\"type\":\"urn:myelin:problem:"
                + code
                + "\",\"title\":\""
                + code.replace('-', ' ')
                + "\",\"status\":"
                + status
                + ",\"detail\":\""
                + detail.replaceAll("[\\\\\"\\p{Cntrl}]", "'")
                + "\",\"code\":\""
                + code
                + "\",\"errors\":[],\"help\":\"/console/help/"
                + code
                + "\"}")
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.getOutputStream().write(body);
  }

  /** Short, and nothing that would need an escape in JSON. */
  static String plain(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST)).replaceAll("[^ !#-\\[\\]-~]", "?");
  }
}
