package io.myelin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.faces.application.ViewExpiredException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaleViewsTest {
  private final List<String> redirects = new ArrayList<>();

  @Test
  void shouldLeadToThePageWhenTheViewIsUnknown() throws Exception {
    run(new ServletException(new ViewExpiredException("could not be restored", "/index.xhtml")));
    run(new ServletException("x", new ServletException(new ViewExpiredException())));

    assertEquals(List.of("/console/", "/console/"), redirects);
  }

  @Test
  void shouldPassOnEveryOtherFailure() {
    ServletException other = new ServletException(new IllegalStateException("a mistake"));

    assertSame(other, assertThrows(ServletException.class, () -> run(other)));
    assertEquals(List.of(), redirects);
  }

  private void run(ServletException failure) throws Exception {
    new StaleViews()
        .doFilter(
            stub(HttpServletRequest.class),
            stub(HttpServletResponse.class),
            (request, response) -> {
              throw failure;
            });
  }

  private <T> T stub(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getContextPath" -> "/console";
                  case "isCommitted" -> false;
                  case "sendRedirect" -> {
                    redirects.add((String) arguments[0]);
                    yield null;
                  }
                  default -> null;
                }));
  }
}
