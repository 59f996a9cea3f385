package io.myelin.guard;

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
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Refuses requests that name a host which is not this node. Each application's web.xml maps it
 * before everything else, since only there an order is promised.
 *
 * <p>The status is 403 and not 421: after a 421 a browser may try once more, which cannot help.
 */
public final class HostGuard implements Filter {
  private HostRule rule;

  public HostGuard() {
    this("127.0.0.1");
  }

  HostGuard(String bind) {
    this.rule = HostRule.of(bind);
  }

  @Override
  public void init(FilterConfig config) {
    ConfigProvider.getConfig()
        .getOptionalValue("myelin.bind", String.class)
        .ifPresent(bind -> rule = HostRule.of(bind));
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
      throws IOException, ServletException {
    // here, as this comes before all that answers, in each application
    ((HttpServletResponse) response).setHeader("X-Content-Type-Options", "nosniff");
    Optional<String> host = Optional.ofNullable(((HttpServletRequest) request).getHeader("Host"));
    if (rule.allows(host)) {
      next.doFilter(request, response);
    } else {
      refuse((HttpServletResponse) response, host.orElse(""));
    }
  }

  private void refuse(HttpServletResponse response, String host) throws IOException {
    String detail =
        "The request is addressed to the host '"
            + Refusals.plain(host)
            + "' and was refused: a node that listens on "
            + rule.bind()
            + " answers to "
            + rule.names().stream().sorted().collect(Collectors.joining(", "))
            + " only, lest web pages reach it under"
            + " names of their own. Use one of these, or start the node with another --bind.";
    Refusals.send(response, HttpServletResponse.SC_FORBIDDEN, "host-refused", detail);
  }
}
