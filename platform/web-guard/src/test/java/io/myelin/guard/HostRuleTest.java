package io.myelin.guard;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, localhost",
    "127.0.0.1, localhost:9944",
    "127.0.0.1, LocalHost.:80",
    "127.0.0.1, 127.0.0.1:9944",
    "127.0.0.1, [::1]",
    "127.0.0.1, 0.0.0.0:9944",
    "127.0.0.1, [::1]:9944",
    "localhost, localhost:1",
    "::1, [::1]:9944",
    "::1, [0:0:0:0:0:0:0:1]:9944",
    "127.0.0.2, 127.0.0.2:9944",
    "127.1, 127.1:9944",
    "LocalHost., localhost:9944",
    "0::1, [0::1]:9944",
    "[0::1], [0::1]:9944",
    "0.0.0.0, node.example",
    "192.0.2.7, 192.0.2.7:9944"
  })
  void shouldAnswerToItsNames(String bind, String host) {
    assertTrue(HostRule.of(bind).allows(Optional.of(host)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"myhost:9944", "MYHOST.", "127.0.1.1:9944", "localhost"})
  void shouldAnswerToTheNameItWasToldToListenOn(String host) throws Exception {
    InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 1, 1});

    assertTrue(HostRule.of("MyHost.", address).allows(Optional.of(host)));
    assertFalse(HostRule.of("MyHost.", address).allows(Optional.of("x" + host)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:9944",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example:127.0.0.1",
        "evil@localhost",
        "localhost:80:80",
        "localhost..",
        "127.0.0.2",
        "[::2]",
        "[::1",
        "::1",
        ""
      })
  void shouldAnswerToNoOtherNameOnLoopback(String host) {
    assertFalse(HostRule.of("127.0.0.1").allows(Optional.of(host)));
    assertFalse(HostRule.of("no such address").allows(Optional.of(host)));
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, false", "0.0.0.0, true"})
  void shouldAskForANameOnLoopback(String bind, boolean answered) {
    assertTrue(answered == HostRule.of(bind).allows(Optional.empty()));
  }
}
