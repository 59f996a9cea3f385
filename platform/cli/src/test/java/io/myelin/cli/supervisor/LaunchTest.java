package io.myelin.cli.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:9944",
    "0.0.0.0,   http://127.0.0.1:9944",
    "::,        http://127.0.0.1:9944",
    "192.0.2.7, http://192.0.2.7:9944",
    "::1,       http://[0:0:0:0:0:0:0:1]:9944"
  })
  void shouldReachTheNodeWhereItListens(String bind, String address) {
    assertEquals(
        address,
        new Launch(9944, bind, "dev", Optional.empty(), Optional.empty()).address().toString());
  }

  @Test
  void shouldHandAllItWasAskedForToTheSupervisor() {
    Launch launch =
        new Launch(1, "::1", "enterprise", Optional.of(Path.of("/g.json")), Optional.of("require"));

    assertEquals(
        List.of(
            "--port=1",
            "--bind=::1",
            "--preset=enterprise",
            "--genesis=/g.json",
            "--contain=require"),
        launch.options());
  }

  @Test
  void shouldKnowWhetherNeuronsAreToRun(@TempDir Path folder) throws IOException {
    DataFolder data = new DataFolder(folder);
    Launch dev = new Launch(1, Launch.LOOPBACK, "dev", Optional.empty(), Optional.empty());
    Launch own = new Launch(1, Launch.LOOPBACK, "enterprise", Optional.empty(), Optional.empty());
    assertTrue(dev.neurons(data));
    assertFalse(own.neurons(data));

    Path table = Files.writeString(folder.resolve("neurons.json"), "{\"neurons\": []}");
    assertFalse(dev.neurons(data));
    Files.writeString(table, "{\"neurons\": [{}]}");
    assertTrue(own.neurons(data));
    Files.writeString(table, "{\"subnets\": [{\"neurons\": []}, {\"neurons\": [{}]}]}");
    assertTrue(own.neurons(data));
    Files.writeString(table, "{");
    assertTrue(own.neurons(data), "the host will say what is wrong");
  }
}
