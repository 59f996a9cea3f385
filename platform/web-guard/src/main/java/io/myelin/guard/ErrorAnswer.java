package io.myelin.guard;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Replaces the server's HTML error pages, which would name product and version. The web.xml of each
 * application that has no pages of its own maps it.
 */
public final class ErrorAnswer extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer known ? known : HttpServletResponse.SC_NOT_FOUND;
    String detail =
        code == HttpServletResponse.SC_NOT_FOUND
            ? "Nothing answers at this path; see /api/v1/openapi for what does."
            : "The request could not be answered; the node's log says why.";
    Refusals.send(response, code, code == 404 ? "not-found" : "http-" + code, detail);
  }
}
