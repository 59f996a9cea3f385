package io.myelin.host;

import io.myelin.client.ChainClient.AxonAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where others reach a miner, as its operator wrote it: {@code HOST} or {@code HOST:PORT}. The
 * chain keeps axons as IPv4 numbers, so a name is looked up whenever it is needed.
 *
 * @param port the node's own when left out
 */
public record AxonSetting(String host, OptionalInt port) {
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?)(?::([0-9]{1,5}))?");
  private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");

  /**
   * Reads the text of a table.
   *
   * @throws IllegalArgumentException saying what is needed
   */
  public static AxonSetting parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw wrong(text);
    }
    String host = String.valueOf(parts.group(1));
    boolean numbers = NUMBERS.matcher(host).matches();
    if (numbers && (!IPV4.matcher(host).matches() || host.equals("0.0.0.0"))) {
      throw wrong(text);
    }
    if (parts.group(2) == null) {
      return new AxonSetting(host, OptionalInt.empty());
    }
    int port = Integer.parseInt(String.valueOf(parts.group(2)));
    if (port < 1 || port > 65_535) {
      throw wrong(text);
    }
    return new AxonSetting(host, OptionalInt.of(port));
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\"; needed: an IPv4 address or a host name, with :PORT or without");
  }

  /** The address of a node, which its miners have when nothing else is said. */
  static AxonSetting of(URI node) {
    return new AxonSetting(String.valueOf(node.getHost()), OptionalInt.of(node.getPort()));
  }

  /**
   * As numbers.
   *
   * @throws IllegalArgumentException when there is no IPv4 address behind the host
   */
  AxonAddress resolve(URI node) {
    try {
      InetAddress found =
          Arrays.stream(InetAddress.getAllByName(host))
              .filter(Inet4Address.class::isInstance)
              .findFirst()
              .orElseThrow(() -> new UnknownHostException(host));
      return new AxonAddress(found.getHostAddress(), port.orElse(node.getPort()));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "the chain keeps IPv4 addresses of axons, and "
              + host
              + " is none; bind the node to an IPv4 address, or give the miner an axonAddress in"
              + " neurons.json",
          e);
    }
  }
}
