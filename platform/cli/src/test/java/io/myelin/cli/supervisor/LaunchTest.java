package io.myelin.cli.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
    assertEquals(address, new Launch(9944, bind, "dev", Optional.empty()).address().toString());
  }

  @Test
  void shouldHandAllItWasAskedForToTheSupervisor() {
    Launch launch = new Launch(1, "::1", "enterprise", Optional.of(Path.of("/g.json")));

    assertEquals(
        List.of("--port=1", "--bind=::1", "--preset=enterprise", "--genesis=/g.json"),
        launch.options());
  }
}
