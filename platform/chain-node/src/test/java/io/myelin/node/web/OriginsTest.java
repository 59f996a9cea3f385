package io.myelin.node.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
  private static final Origins ORIGINS = new Origins(Set.of("https://wallet.example", "file://"));

  @ParameterizedTest
  @CsvSource({
    "http://localhost:3000, 127.0.0.1:9944, true",
    "http://[::1]:9944, 127.0.0.1:9944, true",
    "https://polkadot.js.org, 127.0.0.1:9944, true",
    "https://wallet.example, 127.0.0.1:9944, true",
    "file://, 127.0.0.1:9944, true",
    "http://node.example:9944, node.example:9944, true",
    "https://Node.example, node.example, true",
    "https://evil.example, 127.0.0.1:9944, false",
    "http://evil.example, node.example:9944, false",
    "https://wallet.example.evil.example, 127.0.0.1:9944, false",
    "https://wallet.example:444, 127.0.0.1:9944, false",
    "http://node.example, node.example:9944, false",
    "ftp://node.example, node.example, false",
    "null, null, false",
    "http://, '', false"
  })
  void shouldKnowThePagesThatMayUseTheNode(String origin, String host, boolean allowed) {
    assertEquals(allowed, ORIGINS.allow(origin, host));
  }

  @Test
  void shouldSayWhatWasRefusedAndWhatIsNeeded() {
    String text = ORIGINS.refusal("https://evil.example");
    assertTrue(text.contains("page or program of origin 'https://evil.example'"), text);
    assertTrue(text.contains("http://localhost") && text.contains("MYELIN_ORIGINS"), text);
    assertTrue(text.contains("https://wallet.example"), text);
  }
}
