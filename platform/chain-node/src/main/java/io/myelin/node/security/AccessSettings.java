package io.myelin.node.security;

import io.myelin.node.chain.NodeSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * How this node keeps its doors.
 *
 * @param open whether callers of this machine read, and ask neurons, without signing in
 * @param loopback whether only this machine reaches the node
 * @param secondPerson whether changes wait for a second person
 */
public record AccessSettings(Path data, boolean open, boolean loopback, boolean secondPerson) {
  /**
   * A development chain on loopback is open: its keys are public. {@code myelin.sign-in=always}
   * closes it.
   */
  static AccessSettings load() {
    NodeSettings node = NodeSettings.load();
    Config config = ConfigProvider.getConfig();
    boolean always =
        config
            .getOptionalValue("myelin.sign-in", String.class)
            .filter("always"::equals)
            .isPresent();
    boolean secondPerson =
        config
            .getOptionalValue("myelin.second-person", String.class)
            .filter("required"::equals)
            .isPresent();
    boolean loopback = loopback(node.bind());
    return new AccessSettings(
        node.data(), node.preset().equals("dev") && loopback && !always, loopback, secondPerson);
  }

  private static boolean loopback(String bind) {
    try {
      return InetAddress.getByName(bind).isLoopbackAddress();
    } catch (UnknownHostException nowhere) {
      return false;
    }
  }
}
