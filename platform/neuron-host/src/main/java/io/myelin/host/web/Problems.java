package io.myelin.host.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Refusals as problem+json (RFC 9457). */
final class Problems {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Problems() {}

  static void send(HttpServletResponse response, int status, String code, String detail)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.getOutputStream().write(JSON.writeValueAsBytes(of(status, code, detail)));
  }

  static ObjectNode of(int status, String code, String detail) {
    return JSON.createObjectNode()
        .put("type", "urn:myelin:problem:" + code)
        .put("title", code.replace('-', ' '))
        .put("status", status)
        .put("detail", detail)
        .put("code", code);
  }
}
