package io.myelin.console.shell;

import io.myelin.console.assets.BuiltFiles;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Answers every address of the console with the one page that draws them all; unknown ones with the
 * same page and 404, so that it can say so in its own frame.
 */
@WebServlet(urlPatterns = {"/", "/internal-failure"})
public final class ShellServlet extends HttpServlet {
  private final transient Routes routes = Routes.built();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (failed instanceof Integer status) {
      page(response, status, status == HttpServletResponse.SC_NOT_FOUND ? "index" : "failure");
    } else if (!request.getMethod().matches("GET|HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else {
      show(request, response);
    }
  }

  private void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String path = request.getServletPath();
    Optional<String> netuid =
        Optional.ofNullable(request.getParameter("netuid")).filter(n -> n.matches("\\d{1,5}"));
    if (path.equals("/index.xhtml")) {
      response.sendRedirect(request.getContextPath() + "/");
    } else if (path.equals("/") && netuid.isPresent()) {
      // Where the page of one subnet was before it had an address of its own.
      response.sendRedirect(request.getContextPath() + "/subnets/" + netuid.get());
    } else {
      page(response, routes.has(path) ? 200 : HttpServletResponse.SC_NOT_FOUND, "index");
    }
  }

  private static void page(HttpServletResponse response, int status, String name)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/html; charset=utf-8");
    response.setHeader("Cache-Control", "no-cache");
    byte[] page = BuiltFiles.text(name + ".html").getBytes(StandardCharsets.UTF_8);
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
