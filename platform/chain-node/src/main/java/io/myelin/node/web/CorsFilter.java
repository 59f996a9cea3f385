package io.myelin.node.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Lets pages of {@link Origins} use this node and read its answers; requests of other pages,
 * sockets among them, end here. Requests without an origin come from programs and go on.
 */
public class CorsFilter implements Filter {
  private Origins origins = Origins.DEFAULT;

  @Override
  public void init(FilterConfig config) {
    origins = Origins.load();
  }

  @Override
  public void doFilter(ServletRequest rawRequest, ServletResponse rawResponse, FilterChain next)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) rawRequest;
    HttpServletResponse response = (HttpServletResponse) rawResponse;
    Optional<String> origin = Optional.ofNullable(request.getHeader("Origin"));
    if (origin.isPresent()) {
      response.addHeader("Vary", "Origin");
      if (!origins.allow(origin.get(), String.valueOf(request.getHeader("Host")))) {
        Problems.send(
            response,
            HttpServletResponse.SC_FORBIDDEN,
            "origin-refused",
            origins.refusal(origin.get()));
        return;
      }
      response.setHeader("Access-Control-Allow-Origin", origin.get());
      response.setHeader("Access-Control-Expose-Headers", "ETag, Link");
      if (request.getMethod().equals("OPTIONS")) {
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
        response.setHeader("Access-Control-Allow-Headers", "Content-Type, If-None-Match");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return;
      }
    }
    next.doFilter(request, response);
  }
}
