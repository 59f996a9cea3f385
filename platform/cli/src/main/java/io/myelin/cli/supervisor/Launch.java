package io.myelin.cli.supervisor;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one start of a node was asked for.
 *
 * @param bind the address it listens on; a wildcard means all of them
 * @param genesis the operator's file; empty when the preset brings its own
 * @param contain how workers are to be contained; empty when the host decides
 */
public record Launch(
    int port, String bind, String preset, Optional<Path> genesis, Optional<String> contain) {
  /** Where a node listens unless told otherwise. */
  public static final String LOOPBACK = "127.0.0.1";

  /** The root of the node as this machine reaches it. */
  public URI address() {
    return address(bind, port);
  }

  static URI address(String bind, int port) {
    String host = LOOPBACK;
    try {
      InetAddress address = InetAddress.getByName(bind);
      if (!address.isAnyLocalAddress()) {
        host = address.getHostAddress();
      }
    } catch (UnknownHostException refusedLater) {
      host = LOOPBACK;
    }
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  /** Whether neurons are to run: those that come with the preset, or the operator's own. */
  public boolean neurons(DataFolder data) {
    Path own = data.root().resolve("neurons.json");
    try {
      return Files.exists(own)
          ? new ObjectMapper()
              .readTree(Files.readString(own)).findValues("neurons").stream()
                  .anyMatch(rows -> !rows.isEmpty())
          : preset.equals("dev");
    } catch (IOException refusedLater) {
      return true;
    }
  }

  /** As options of the hidden command that keeps the node running. */
  public List<String> options() {
    List<String> options = new ArrayList<>();
    options.add("--port=" + port);
    options.add("--bind=" + bind);
    options.add("--preset=" + preset);
    genesis.ifPresent(file -> options.add("--genesis=" + file));
    contain.ifPresent(mode -> options.add("--contain=" + mode));
    return options;
  }
}
