package io.myelin.node.lists;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests as far as lists look at them. */
final class Requests {
  private Requests() {}

  static HttpServletRequest get(String text) {
    URI uri = URI.create(text);
    Map<String, String[]> parameters =
        Optional.ofNullable(uri.getQuery()).stream()
            .flatMap(query -> Arrays.stream(query.split("&")))
            .collect(
                Collectors.toMap(
                    each -> each.substring(0, each.indexOf('=')),
                    each -> new String[] {each.substring(each.indexOf('=') + 1)},
                    (first, more) ->
                        Stream.of(first, more).flatMap(Stream::of).toArray(String[]::new)));
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            Requests.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getRequestURI" -> uri.getPath();
                  case "getParameterMap" -> parameters;
                  default -> null;
                });
  }
}
