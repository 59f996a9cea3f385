package io.myelin.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every operation of the three applications and who may call it. Guard, pages and documentation
 * read the same file; what is not in it is a read at most.
 */
public final class Operations {
  private static final List<Operation> ALL = load();

  private Operations() {}

  /** In the order in which they are looked at: the first that fits counts. */
  public static List<Operation> all() {
    return ALL;
  }

  /**
   * What a request asks for. Reads that nobody named need to be allowed to read; anything else that
   * nobody named is no operation.
   *
   * @param path decoded, below the application
   * @param parameters names of the query's parameters, and {@code name=value} of those that are
   *     there once
   */
  public static Optional<Operation> find(
      String application, String method, String path, Set<String> parameters) {
    String asked = method.equals("HEAD") ? "GET" : method;
    String plain =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return ALL.stream()
        .filter(each -> each.application().equals(application))
        .filter(each -> each.fits(asked, plain, parameters))
        .findFirst()
        .or(
            () ->
                asked.equals("GET") || asked.equals("OPTIONS")
                    ? Optional.of(unnamed(application, asked))
                    : Optional.empty());
  }

  private static Operation unnamed(String application, String method) {
    return Operation.of(application + " " + method + " ** read - -");
  }

  private static List<Operation> load() {
    try (InputStream table = Operations.class.getResourceAsStream("operations.txt")) {
      if (table == null) {
        throw new IllegalStateException("operations.txt is not in the jar");
      }
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Operation::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
