package io.myelin.host.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells callers on this machine from those a network or a proxy brings. */
final class LocalCaller {
  private static final List<String> PROXIES =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  private LocalCaller() {}

  /**
   * Whether a request was made on this machine.
   *
   * @param remote the caller's address
   * @param local the address it reached, which is also the caller's when there is no network
   *     between
   * @param header a header's value; proxies leave theirs
   */
  static boolean is(String remote, String local, Function<String, Optional<String>> header) {
    return (remote.equals(local) || loopback(remote))
        && PROXIES.stream().map(header).allMatch(Optional::isEmpty);
  }

  private static boolean loopback(String address) {
    try {
      return address.matches("[0-9a-fA-F.:%]+")
          && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
