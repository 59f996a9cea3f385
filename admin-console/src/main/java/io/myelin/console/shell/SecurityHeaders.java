package io.myelin.console.shell;

import io.myelin.console.assets.BuiltFiles;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets a browser load nothing that did not come from this node: no foreign script, frame or
 * connection, so text of the chain that slips through unescaped still cannot run.
 */
@WebFilter(
    urlPatterns = "/*",
    asyncSupported = true,
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class SecurityHeaders implements Filter {
  // The import map stands in the page, so its digest is here; templates of Lit are the one source
  // of
  // markup. With Trusted Types no other text can become a part of the page.
  static String policy() {
    return "default-src 'none'; script-src 'self' 'sha256-"
        + BuiltFiles.text("map.sha256")
        + "'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri"
        + " 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script';"
        + " trusted-types lit-html";
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (response instanceof HttpServletResponse http) {
      http.setHeader("Content-Security-Policy", policy());
      http.setHeader("X-Content-Type-Options", "nosniff");
      http.setHeader("Referrer-Policy", "same-origin");
      http.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
      http.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }
    chain.doFilter(request, response);
  }
}
