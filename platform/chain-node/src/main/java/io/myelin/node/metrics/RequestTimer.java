package io.myelin.node.metrics;

import io.myelin.node.metrics.Latencies.Timed;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts requests by their answers, refusals too, and times those that are answered at once. */
public class RequestTimer extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final Metadata REQUESTS =
      Metadata.builder()
          .withName("myelin_http_requests")
          .withDescription("Requests by door and status")
          .build();

  @Inject private transient Latencies latencies;
  @Inject private transient MetricRegistry registry;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain next)
      throws IOException, ServletException {
    long begun = System.nanoTime();
    Timed door = door(request.getRequestURI().substring(request.getContextPath().length()));
    int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    try {
      next.doFilter(request, response);
      status = response.getStatus();
    } finally {
      count(door, status);
      // a stream is open for as long as somebody looks
      if (!request.isAsyncStarted()) {
        latencies.add(door, System.nanoTime() - begun);
      }
    }
  }

  private void count(Timed door, int status) {
    registry
        .counter(
            REQUESTS,
            new Tag("door", door.name().toLowerCase(Locale.ROOT)),
            new Tag("status", Integer.toString(status)))
        .inc();
  }

  static Timed door(String path) {
    if (path.startsWith("/api/")) {
      return Timed.REST;
    }
    if (path.isEmpty() || path.equals("/")) {
      return Timed.RPC;
    }
    return path.matches("/([A-Z][A-Za-z0-9_]*|blob/.*)") ? Timed.AXON : Timed.OTHER;
  }
}
