package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A subnet whose settings are wrong is refused before the node is asked anything. */
class SubnetCommandTest {
  @TempDir private Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --set off=1           | by --set, setting off is unknown; needed one of offBy, for the plugin echo
          --validator-set off=1 | by --validator-set, setting off is unknown; needed one of offBy
          --set off_by=8        | by --set, setting offBy is 8; needed 0 to 7
          --set off-by=7        | no answer from
          """)
  void shouldCheckSettingsBeforeAnythingIsPaid(String options, String sentence) throws IOException {
    String data = dir.resolve("data").toString();
    String jar = EchoJar.write(dir, "1.0.0", 300).toString();
    Ran installed = Ran.run("plugin", "install", jar, "--allow-unsigned", "--yes", "--data", data);
    assertEquals(0, installed.code(), installed.err());
    List<String> create =
        List.of("subnet", "create", "mine", "--plugin", "echo", "--port", "1", "--data", data);
    Ran ran =
        Ran.run(
            Stream.concat(create.stream(), Stream.of(options.split(" "))).toArray(String[]::new));
    assertEquals(1, ran.code());
    assertTrue(ran.err().contains(sentence), ran.err());
  }
}
