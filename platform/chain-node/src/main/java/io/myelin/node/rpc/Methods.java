package io.myelin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table of methods; exactly what it holds is what {@code rpc_methods} lists. */
final class Methods {
  private final Map<String, Handler> handlers = new TreeMap<>();

  /** Answers one method. */
  @FunctionalInterface
  interface Handler {
    JsonNode answer(Call call) throws RpcException;
  }

  void add(Handler handler, String... names) {
    for (String name : names) {
      handlers.put(name, handler);
    }
  }

  Optional<Handler> find(String name) {
    return Optional.ofNullable(handlers.get(name));
  }

  SortedSet<String> names() {
    return new TreeSet<>(handlers.keySet());
  }
}
