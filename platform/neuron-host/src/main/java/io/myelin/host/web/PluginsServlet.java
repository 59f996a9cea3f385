package io.myelin.host.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.host.HostKeeper;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * The installed plugins, as {@code plugin list --json} prints them; changes are made by commands.
 */
@WebServlet(urlPatterns = "/api/v1/plugins")
public final class PluginsServlet extends HttpServlet {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    Optional<HostKeeper> keeper = HostStarter.keeper(getServletContext());
    if (keeper.isEmpty()) {
      Problems.send(response, 503, "no-host", "The neuron host is not up yet; try again.");
    } else {
      response.setContentType("application/json");
      response.getOutputStream().write(JSON.writeValueAsBytes(keeper.get().plugins()));
    }
  }
}
