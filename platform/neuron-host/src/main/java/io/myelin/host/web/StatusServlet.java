package io.myelin.host.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.host.HostKeeper;
import io.myelin.host.NeuronHost;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * What workers do and what validators think, as JSON. Scores need more than reading: weights are
 * committed in secret, so that nobody can copy them before they are revealed.
 */
@WebServlet(urlPatterns = {"/api/workers", "/api/scores"})
public final class StatusServlet extends HttpServlet {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    boolean workers = request.getServletPath().endsWith("workers");
    List<?> rows =
        workers
            ? HostStarter.keeper(getServletContext()).map(HostKeeper::rows).orElse(List.of())
            : HostStarter.host(getServletContext()).map(NeuronHost::scores).orElse(List.of());
    response.setContentType("application/json");
    response.getOutputStream().write(JSON.writeValueAsBytes(rows));
  }
}
