package io.myelin.host.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.host.NeuronHost;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What workers do and what validators think, as JSON. */
@WebServlet(urlPatterns = {"/api/workers", "/api/scores"})
public final class StatusServlet extends HttpServlet {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<NeuronHost> host = HostStarter.host(getServletContext());
    List<?> rows =
        request.getServletPath().endsWith("workers")
            ? host.map(NeuronHost::rows).orElse(List.of())
            : host.map(NeuronHost::scores).orElse(List.of());
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(JSON.writeValueAsBytes(rows));
  }
}
