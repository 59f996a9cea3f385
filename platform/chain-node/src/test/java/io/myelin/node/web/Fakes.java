package io.myelin.node.web;

import java.lang.reflect.Proxy;
import java.util.Optional;

/** Stand-ins for the container's interfaces, of which a test needs few methods. */
final class Fakes {
  private Fakes() {}

  /** Answers a call; empty stands for null. */
  interface Answers {
    Optional<?> answer(String method, Object[] arguments) throws Exception;
  }

  static <T> T of(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  case "toString" -> "a fake " + type.getSimpleName();
                  default ->
                      answers
                          .answer(method.getName(), arguments == null ? new Object[0] : arguments)
                          .orElse(null);
                }));
  }
}
