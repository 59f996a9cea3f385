package io.myelin.node.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The web pages that may use this node: those of this machine, of this node, of the public
 * polkadot.js page, and those the operator names.
 *
 * @param named origins as browsers write them, such as {@code https://wallet.example}
 */
record Origins(Set<String> named) {
  /** Names no page beyond those that are always allowed. */
  static final Origins DEFAULT = new Origins(Set.of());

  private static final Pattern ALWAYS =
      Pattern.compile(
          "https?://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?|https://polkadot\\.js\\.org");

  Origins {
    named = Set.copyOf(named);
  }

  /** Reads {@code myelin.origins}, a list with commas. */
  static Origins load() {
    return new Origins(
        Set.copyOf(
            ConfigProvider.getConfig()
                .getOptionalValues("myelin.origins", String.class)
                .orElse(List.of())
                .stream()
                .map(String::strip)
                .toList()));
  }

  /**
   * Whether a page of this origin may go on. Where the page is the node's own, the two headers name
   * the same host; HostGuard sees to it that a node on loopback is not reached by another name.
   *
   * @param host the request's Host header
   */
  boolean allow(String origin, String host) {
    return ALWAYS.matcher(origin).matches()
        || named.contains(origin)
        || origin.toLowerCase(Locale.ROOT).matches("https?://.+")
            && origin.substring(origin.indexOf("//") + 2).equalsIgnoreCase(host);
  }

  String refusal(String origin) {
    return "The request comes from a page or program of origin '"
        + origin
        + "' and was refused: this node answers pages of its own and of this machine"
        + " (http://localhost, http://127.0.0.1 or http://[::1], any port) and of"
        + " https://polkadot.js.org"
        + (named.isEmpty() ? "" : " and of " + String.join(", ", named.stream().sorted().toList()))
        + ". Open the page from this machine, leave the Origin header out in a program, or start"
        + " the node with this origin in MYELIN_ORIGINS.";
  }
}
