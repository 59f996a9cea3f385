package io.myelin.host.web;

import io.myelin.host.HostFigures;
import io.myelin.host.HostKeeper;
import io.myelin.host.NeuronHost;
import io.myelin.host.NeuronRow;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What operators watch of neurons over time, beside the chain's own page of metrics. */
@WebServlet(urlPatterns = "/metrics")
public final class FiguresServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<NeuronRow> rows =
        HostStarter.keeper(getServletContext()).map(HostKeeper::rows).orElse(List.of());
    String page =
        HostFigures.page(
            rows, HostStarter.host(getServletContext()).map(NeuronHost::measures).orElse(Map.of()));
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("text/plain; version=0.0.4; charset=utf-8");
    response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
  }
}
