package io.myelin.host.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.api.Problem;
import io.myelin.api.json.ContractJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes problem documents from places that are not REST resources. */
final class Problems {
  private Problems() {}

  static void send(HttpServletResponse response, int status, String code, String detail)
      throws IOException {
    response.setStatus(status);
    response.setContentType(Problem.MEDIA);
    response.getOutputStream().write(ContractJson.bytes(of(status, code, detail)));
  }

  /** Answers when there are query parameters, where the operation takes none. */
  static boolean refusedQuery(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String query = Optional.ofNullable(request.getQueryString()).orElse("");
    if (query.isEmpty()) {
      return false;
    }
    String name = query.split("[=&]", 2)[0];
    send(response, 400, "unknown-name", "parameter '" + name + "' refused: nothing is taken here.");
    return true;
  }

  static ObjectNode of(int status, String code, String detail) {
    return ContractJson.mapper()
        .valueToTree(io.myelin.api.serving.Problems.of(status, code, detail, List.of()));
  }
}
