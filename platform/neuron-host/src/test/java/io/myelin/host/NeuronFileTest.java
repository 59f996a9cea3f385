package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeuronFileTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROW =
      "{\"name\":\"%s\",\"role\":\"miner\",\"coldkeyUri\":\"//Eve\",\"hotkeyUri\":\"//Eve//%s\"}";

  @TempDir private Path data = Path.of("");

  /** What is said of all neurons stays said of all when a subnet comes to the first. */
  @Test
  void shouldKeepWhatATableSaysOfAllItsNeurons() throws Exception {
    Path file = data.resolve("neurons.json");
    Files.writeString(
        file,
        "{\"netuid\":1,\"blockMillis\":500,\"sharing\":\"none\",\"neurons\":["
            + row("first")
            + "]}");
    NeuronFile table =
        new NeuronFile(
            new HostSettings(
                URI.create("http://127.0.0.1:1"),
                "127.0.0.1",
                data,
                data,
                "none",
                false,
                Optional.empty(),
                Optional.empty()));
    table.add(
        JSON.readTree("{\"netuid\":2,\"plugin\":\"other\",\"neurons\":[" + row("second") + "]}"),
        any -> {},
        false);
    JsonNode written = JSON.readTree(Files.readString(file));
    assertEquals("none", written.path("sharing").asText());
    assertEquals(500, written.path("blockMillis").asInt());
    assertEquals(2, written.path("subnets").size());
    assertEquals(Sharing.NONE, Sharing.of(written));
  }

  private static String row(String name) {
    return ROW.formatted(name, name);
  }
}
