package io.myelin.node.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Replaces the server's HTML error pages, which would name product and version. */
@WebServlet(urlPatterns = "/internal-error-page")
public class ErrorServlet extends HttpServlet {
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer known ? known : HttpServletResponse.SC_NOT_FOUND;
    String detail =
        code == HttpServletResponse.SC_NOT_FOUND
            ? "Nothing answers at this path; see /api/v1/openapi for what does."
            : "The request could not be answered; the node's log says why.";
    Problems.send(response, code, code == 404 ? "not-found" : "http-" + code, detail);
  }
}
