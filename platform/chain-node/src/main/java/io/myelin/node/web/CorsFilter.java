package io.myelin.node.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/** Lets pages of this machine and the public polkadot.js page read answers; nobody else's pages. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class CorsFilter implements Filter {
  private static final Pattern ALLOWED =
      Pattern.compile(
          "https?://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?|https://polkadot\\.js\\.org");

  @Override
  public void doFilter(ServletRequest rawRequest, ServletResponse rawResponse, FilterChain next)
      throws IOException, ServletException {
    HttpServletRequest request = (HttpServletRequest) rawRequest;
    HttpServletResponse response = (HttpServletResponse) rawResponse;
    String origin = request.getHeader("Origin");
    if (origin != null && ALLOWED.matcher(origin).matches()) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.addHeader("Vary", "Origin");
      if (request.getMethod().equals("OPTIONS")) {
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
        response.setHeader("Access-Control-Allow-Headers", "Content-Type");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        return;
      }
    }
    next.doFilter(request, response);
  }
}
