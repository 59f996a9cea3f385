package io.myelin.host.rest;

import io.myelin.api.serving.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Refuses changes without the header that no foreign page can send. */
@Provider
public class Mark implements ContainerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final String MARK = "X-Myelin-Request";

  @Override
  public void filter(ContainerRequestContext request) {
    if (!SAFE.contains(request.getMethod()) && !"1".equals(request.getHeaderString(MARK))) {
      throw Problems.refusal(
          400, "no-mark", "A change was refused; needed: the header '" + MARK + ": 1'.");
    }
  }
}
