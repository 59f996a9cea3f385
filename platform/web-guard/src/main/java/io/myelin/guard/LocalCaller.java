package io.myelin.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Tells callers on this machine from those a network or a proxy brings. */
public final class LocalCaller {
  private static final List<String> PROXIES =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  private LocalCaller() {}

  /**
   * Whether a request was made on this machine. One that reaches the machine's own address, such as
   * that of {@code --bind}, comes from the same address; proxies leave a header, also those beside
   * the node.
   */
  public static boolean made(HttpServletRequest request) {
    String remote = request.getRemoteAddr();
    return (remote.equals(request.getLocalAddr()) || loopback(remote))
        && PROXIES.stream()
            .allMatch(name -> Optional.ofNullable(request.getHeader(name)).isEmpty());
  }

  private static boolean loopback(String address) {
    try {
      return address.matches("[0-9a-fA-F.:%]+")
          && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException nowhere) {
      return false;
    }
  }
}
