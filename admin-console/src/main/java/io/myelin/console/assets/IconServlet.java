package io.myelin.console.assets;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Leads to the icon from the one address that does not change with it. */
@WebServlet(urlPatterns = "/favicon.ico")
public final class IconServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-cache");
    response.sendRedirect(BuiltFiles.text("icon"));
  }
}
