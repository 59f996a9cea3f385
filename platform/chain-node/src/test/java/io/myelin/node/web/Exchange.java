package io.myelin.node.web;

import jakarta.servlet.Filter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One request through one filter, and what came of it. */
final class Exchange {
  final Map<String, String> headers = new TreeMap<>();
  final ByteArrayOutputStream body = new ByteArrayOutputStream();
  int status = 200;
  boolean wentOn;
  String forwardedTo = "";

  /** Runs the request; {@code host} is whether a neuron host is deployed beside. */
  static Exchange of(Filter filter, String method, String path, String origin, boolean host)
      throws Exception {
    Exchange exchange = new Exchange();
    filter.doFilter(
        exchange.request(method, path, origin, host),
        exchange.response(),
        (request, response) -> exchange.wentOn = true);
    return exchange;
  }

  String text() {
    return body.toString(StandardCharsets.UTF_8);
  }

  private HttpServletRequest request(String verb, String path, String origin, boolean host) {
    return Fakes.of(
        HttpServletRequest.class,
        (method, arguments) ->
            switch (method) {
              case "getMethod" -> Optional.of(verb);
              case "getRequestURI" -> Optional.of(path);
              case "getServletContext" -> Optional.of(context("", host));
              case "getHeader" ->
                  Optional.of(origin).filter(o -> !o.isEmpty() && arguments[0].equals("Origin"));
              default -> Optional.empty();
            });
  }

  private ServletContext context(String path, boolean host) {
    return Fakes.of(
        ServletContext.class,
        (method, arguments) ->
            switch (method) {
              case "getContextPath" -> Optional.of(path);
              case "getContext" -> Optional.of(context(host ? "/host" : "", host));
              case "getRequestDispatcher" -> Optional.of(dispatcher((String) arguments[0]));
              default -> Optional.empty();
            });
  }

  private RequestDispatcher dispatcher(String path) {
    return Fakes.of(
        RequestDispatcher.class,
        (method, arguments) -> {
          forwardedTo = path;
          return Optional.empty();
        });
  }

  private HttpServletResponse response() {
    ServletOutputStream out =
        new ServletOutputStream() {
          @Override
          public void write(int b) {
            body.write(b);
          }

          @Override
          public boolean isReady() {
            return true;
          }

          @Override
          public void setWriteListener(WriteListener listener) {}
        };
    return Fakes.of(
        HttpServletResponse.class,
        (method, arguments) -> {
          switch (method) {
            case "setStatus" -> status = (int) arguments[0];
            case "setHeader", "addHeader" ->
                headers.put((String) arguments[0], (String) arguments[1]);
            case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
            case "getOutputStream" -> {
              return Optional.of(out);
            }
            default -> {}
          }
          return Optional.empty();
        });
  }
}
