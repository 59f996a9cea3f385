package io.myelin.console;

import jakarta.faces.application.ViewExpiredException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Who sends a form of a page that the server does not know is shown the page as it is now. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class StaleViews implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | ViewExpiredException failed) {
      if (!unknownView(failed) || response.isCommitted()) {
        throw failed;
      }
      ((HttpServletResponse) response)
          .sendRedirect(((HttpServletRequest) request).getContextPath() + "/");
    }
  }

  private static boolean unknownView(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof ViewExpiredException) {
        return true;
      }
    }
    return false;
  }
}
