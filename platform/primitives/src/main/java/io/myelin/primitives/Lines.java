package io.myelin.primitives;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The lines a person types to do what a request did: the command, and the call.
 *
 * @param node where this node is reached on its own machine; never what a request says it is
 * @param root of the interface, such as {@code /api/v1/}
 */
public record Lines(URI node, Path data, String root) {
  private static final int DEFAULT_PORT = 9944;

  /** What a command has to be given to mean this node. */
  public String suffix() {
    return (node.getPort() == DEFAULT_PORT ? "" : " --port " + node.getPort())
        + " --data "
        + ShellWord.of(data.toAbsolutePath());
  }

  /** A command of ours, with its words. */
  public String cli(String... words) {
    return "./myelin "
        + List.of(words).stream().map(ShellWord::of).collect(Collectors.joining(" "))
        + suffix();
  }

  /** What sends a body of JSON, with a space before it; the text names no secret. */
  public static String json(String text) {
    return " -H 'Content-Type: application/json' -d " + ShellWord.of(text);
  }

  /**
   * @param path below the root
   * @param body as of {@link #json}; empty for none
   */
  public String curl(String method, String path, String body) {
    return "curl -X "
        + method
        + " -H \"Authorization: Bearer $TOKEN\" -H 'X-Myelin-Request: 1'"
        + body
        + " "
        + ShellWord.of(node.resolve(root + path).toString());
  }
}
