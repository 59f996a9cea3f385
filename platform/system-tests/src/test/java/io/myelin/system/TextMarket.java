package io.myelin.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The text market of all tests that do not need one of their own: started for the first of them and
 * stopped after the last. Each finds the page served, every worker ready, every neuron on the chain
 * and the index level, whatever ran before; how far the chain is, and who else is on it, is as it
 * comes.
 */
final class TextMarket implements ParameterResolver {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private record Running(Platform platform) implements AutoCloseable {
    static Running start() {
      try {
        return new Running(Platform.upWithText());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the text market came up", e);
      }
    }

    Platform settled() {
      try {
        platform.await("/api/v1/status", TextMarket::works, LIMIT);
        platform.awaitPage("/console/", LIMIT);
        platform.await("/api/v1/index", index -> is(index, "following"), LIMIT);
        return platform;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while workers came up", e);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        platform.down();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while the text market went down", e);
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType().equals(Platform.class);
  }

  @Override
  public Platform resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(Namespace.create(TextMarket.class))
        .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class)
        .settled();
  }

  /** Whether every worker is ready, and its neuron on the chain. */
  static boolean works(JsonNode status) {
    JsonNode workers = status.path("workers");
    return workers.size() == 7
        && StreamSupport.stream(workers.spliterator(), false)
            .allMatch(worker -> is(worker, "READY") && worker.path("enrolled").asBoolean());
  }

  private static boolean is(JsonNode row, String state) {
    return row.path("state").asText().equals(state);
  }
}
