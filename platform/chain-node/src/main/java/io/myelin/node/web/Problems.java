package io.myelin.node.web;

import io.myelin.api.Problem;
import io.myelin.api.json.ContractJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes problem documents from places that are not REST resources. */
final class Problems {
  private Problems() {}

  static void send(HttpServletResponse response, int status, String code, String detail)
      throws IOException {
    Problem problem = io.myelin.api.serving.Problems.of(status, code, detail, List.of());
    response.setStatus(status);
    response.setContentType(Problem.MEDIA);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getOutputStream().write(ContractJson.bytes(problem));
  }
}
