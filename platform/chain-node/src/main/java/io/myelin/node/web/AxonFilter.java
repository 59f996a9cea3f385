package io.myelin.node.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hands axon requests to the neuron host in this process: the axon protocol has no path prefix, so
 * a POST to {@code /Name} with a capital letter is one (axon.md 2), and so is what goes to {@code
 * /blob/SHA256}.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class AxonFilter implements Filter {
  private static final Pattern SYNAPSE = Pattern.compile("/[A-Z][A-Za-z0-9_]{0,99}");
  private static final Pattern BLOB = Pattern.compile("/blob/[0-9a-f]{64}");
  private static final Set<String> OF_BLOBS = Set.of("GET", "HEAD", "PUT");

  private static boolean isForAxons(String method, String path) {
    return method.equals("POST") && SYNAPSE.matcher(path).matches()
        || OF_BLOBS.contains(method) && BLOB.matcher(path).matches();
  }

  @Override
  public void doFilter(ServletRequest rawRequest, ServletResponse rawResponse, FilterChain next)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) rawRequest;
    HttpServletResponse response = (HttpServletResponse) rawResponse;
    String path = request.getRequestURI();
    if (!isForAxons(request.getMethod(), path)) {
      next.doFilter(request, response);
      return;
    }
    ServletContext own = request.getServletContext();
    Optional<RequestDispatcher> axon =
        Optional.ofNullable(own.getContext("/host"))
            .filter(host -> !host.getContextPath().equals(own.getContextPath()))
            .flatMap(host -> Optional.ofNullable(host.getRequestDispatcher("/axon" + path)));
    if (axon.isPresent()) {
      axon.get().forward(request, response);
    } else {
      Problems.send(
          response,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          "no-neuron-host",
          "No neuron host runs in this process, so no axon answers here.");
    }
  }
}
