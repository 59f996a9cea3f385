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
import java.nio.charset.StandardCharsets;
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
  private static final int LONGEST = 100;
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
            + plain(host)
            + "' and was refused: a node that listens on "
            + rule.bind()
            + " answers to "
            + rule.names().stream().sorted().collect(Collectors.joining(", "))
            + " only, lest web pages reach it under"
            + " names of their own. Use one of these, or start the node with another --bind.";
    byte[] body =
        ("{\"type\":\"urn:myelin:problem:host-refused\",\"title\":\"host refused\",\"status\":403,"
                + "\"detail\":\""
                + detail
                + "\",\"code\":\"host-refused\"}")
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    response.setContentType("application/problem+json");
    response.getOutputStream().write(body);
  }

  /** Short, and nothing that would need an escape in JSON. */
  private static String plain(String host) {
    return host.substring(0, Math.min(host.length(), LONGEST)).replaceAll("[^ !#-\\[\\]-~]", "?");
  }
}
