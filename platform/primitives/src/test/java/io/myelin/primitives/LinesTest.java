package io.myelin.primitives;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LinesTest {
  private final Lines lines =
      new Lines(URI.create("http://127.0.0.1:9945"), Path.of("/my data"), "/api/v1/");

  @Test
  void shouldMeanThisNodeAndNoOther() {
    assertEquals(
        "./myelin approvals approve k3 --reason 'as agreed' --port 9945 --data '/my data'",
        lines.cli("approvals", "approve", "k3", "--reason", "as agreed"));
  }

  @Test
  void shouldQuoteWhatIsSent() {
    assertEquals(
        "curl -X PUT -H \"Authorization: Bearer $TOKEN\" -H 'X-Myelin-Request: 1'"
            + " -H 'Content-Type: application/json' -d '{\"role\":\"it'\\''s\"}'"
            + " http://127.0.0.1:9945/api/v1/users/ann",
        lines.curl("PUT", "users/ann", Lines.json("{\"role\":\"it's\"}")));
  }
}
