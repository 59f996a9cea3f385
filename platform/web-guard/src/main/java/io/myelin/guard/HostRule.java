package io.myelin.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names under which a node answers. One that listens on loopback has only those of loopback: a
 * web page can make a name of its own lead there, and would be at home with the node.
 *
 * @param bind the address the node listens on
 * @param names empty when the node answers to every name
 */
record HostRule(String bind, Set<String> names) {
  // 0.0.0.0: what Python's dendrite asks when an axon has its own address (axon.md 1)
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0");
  private static final Pattern HOST = Pattern.compile("(\\[[^\\]]*\\]|[^:\\[]*?)\\.?(:[0-9]*)?");

  HostRule {
    names = Set.copyOf(names);
  }

  static HostRule of(String bind) {
    try {
      return of(bind, InetAddress.getByName(bind));
    } catch (UnknownHostException nowhere) {
      return new HostRule(bind, LOOPBACK);
    }
  }

  /** What is typed is the name as it was given, and not the address it leads to. */
  static HostRule of(String bind, InetAddress address) {
    if (!address.isLoopbackAddress()) {
      return new HostRule(bind, Set.of());
    }
    Set<String> names = new TreeSet<>(LOOPBACK);
    names.add(written(address.getHostAddress()));
    names.add(written(bind.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "")));
    return new HostRule(bind, names);
  }

  private static String written(String name) {
    return name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
  }

  /** Whether a request with this Host header is answered. */
  boolean allows(Optional<String> host) {
    return names.isEmpty()
        || host.map(seen -> HOST.matcher(seen.strip().toLowerCase(Locale.ROOT)))
            .filter(Matcher::matches)
            .filter(seen -> names.contains(seen.group(1)))
            .isPresent();
  }
}
