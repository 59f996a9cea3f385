package io.myelin.node.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Leads from where the server has a document that it makes itself to the one contract: its own
 * would be a second, of another version and with other paths. A filter, as the server maps a
 * servlet of its own there.
 */
@WebFilter(urlPatterns = "/openapi/*", asyncSupported = true)
public class OpenApiFilter implements Filter {
  private static final String CONTRACT = "/api/v1/openapi";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
      throws IOException {
    HttpServletResponse answer = (HttpServletResponse) response;
    if (((HttpServletRequest) request).getRequestURI().matches("/openapi/?")) {
      // The server writes a page of its own where it is asked to redirect.
      answer.setStatus(HttpServletResponse.SC_FOUND);
      answer.setHeader("Location", CONTRACT);
    } else {
      Problems.send(
          answer, 404, "not-found", "Nothing answers at this path; needed: " + CONTRACT + ".");
    }
  }
}
