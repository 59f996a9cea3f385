package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.myelin.cli.supervisor.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class WrongInputTest {
  private static final String BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
  private static final List<String> NODE_COMMANDS =
      List.of(
          "status",
          "metagraph 1",
          "subnets",
          "block",
          "block 1",
          "supply",
          "wallet balance //Bob",
          "stake list //Bob",
          "stake add --from //Bob //Bob 1",
          "stake remove --from //Bob //Bob 1",
          "transfer --from //Bob //Alice 1",
          "ask 1 hello");

  @TempDir private Path data;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense                                    | 2 | nonsense
          metagraph                                   | 2 | NETUID
          metagraph one                               | 2 | 'one' is not an int
          metagraph 1 --port 0                        | 2 | needed: a number from 1 to 65535
          up --contain maybe                          | 2 | needed: require, try or off
          metagraph 1 --port -3                       | 2 | --port
          block 12x                                   | 1 | needed: a number, or 0x and 64 hex digits
          block 0x12                                  | 1 | needed: a number, or 0x and 64 hex digits
          ask 70000 hello                             | 1 | netuid refused: 70000 seen
          wallet                                      | 2 | subcommand
          wallet create ../x                          | 1 | "../x" refused
          wallet balance 5Nonsense                    | 1 | refused
          wallet balance nobody                       | 1 | refused
          stake add --from //Bob BOB 1 --netuid 70000 | 1 | netuid refused: 70000 seen
          stake add --from //Bob BOB 0.0000000001     | 1 | at most nine decimals
          stake add --from //Bob BOB 1e99999          | 1 | amount refused
          stake add --from nobody BOB 1               | 1 | no key file
          stake add BOB 1                             | 2 | --from
          transfer --from //Bob BOB -- -5             | 1 | amount refused: -5
          transfer --from //Bob BOB -5                | 1 | amount refused: -5
          transfer --from //Bob BOB NaN               | 1 | amount refused: NaN
          transfer --from //Bob BOB 99999999999999    | 1 | amount refused
          transfer --from // BOB 1                    | 1 | derivation path refused
          transfer --from //Bob 5Nonsense 1           | 1 | refused
          conform /nowhere/at/all                     | 1 | /nowhere/at/all
          conform                                     | 2 | PATH
          bench epoch --uids 5 --validators 9         | 1 | needed: 1 <= validators
          bench epoch --density NaN                   | 1 | density
          bench epoch --uids many                     | 2 | 'many' is not an int
          bench signatures --rounds 0                 | 1 | give at least 1
          genesis                                     | 2 | subcommand
          genesis new --endow nothing                 | 2 | --endow
          genesis new --endow BOB=much                | 1 | amount refused: much
          up --preset nonsense                        | 1 | build is incomplete
          down                                        | 1 | Nothing runs on
          """)
  void shouldSayWhatIsWrongAndWhatIsNeeded(String line, int code, String said) {
    Ran ran = run(line.replace("BOB", BOB));

    String all = ran.out() + ran.err();
    assertEquals(code, ran.code(), all);
    assertTrue(all.contains(said), all);
    assertPlain(ran);
  }

  @Test
  void shouldSayThatNoNodeAnswersAndHowToStartOne() throws IOException {
    int port = FreePort.next();
    for (String line : NODE_COMMANDS) {
      Ran ran = run(line + " --port " + port);

      assertEquals(1, ran.code(), line + ": " + ran.err());
      assertTrue(ran.err().contains("./myelin up"), line + ": " + ran.err());
      assertPlain(ran);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>It works!</html>", "{}"})
  void shouldNotTakeAnotherServerForANode(String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    try {
      for (String line : NODE_COMMANDS) {
        Ran ran = run(line + " --port " + server.getAddress().getPort());

        assertEquals(1, ran.code(), line + " on " + body + ": " + ran.out());
        assertPlain(ran);
      }
    } finally {
      server.stop(0);
    }
  }

  @Test
  void shouldDescribeEveryCommandAndEveryOption() {
    describe(Myelin.commandLine(), "myelin");
  }

  private static void describe(CommandLine command, String name) {
    assertTrue(
        command.getCommandSpec().usageMessage().description().length > 0, name + " says nothing");
    command
        .getCommandSpec()
        .args()
        .forEach(
            argument ->
                assertTrue(
                    argument.description().length > 0 && !argument.description()[0].isBlank(),
                    name + " does not describe " + argument.paramLabel()));
    command.getSubcommands().forEach((word, sub) -> describe(sub, name + " " + word));
  }

  private static void assertPlain(Ran ran) {
    String all = ran.out() + ran.err();
    assertFalse(all.contains("\tat ") || all.contains("Exception"), all);
    assertFalse(all.contains("please report"), all);
  }

  private Ran run(String line) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    if (!line.startsWith("conform") && !line.startsWith("bench")) {
      int end = words.contains("--") ? words.indexOf("--") : words.size();
      words.addAll(end, List.of("--data", data.toString()));
    }
    if (line.equals("wallet") || line.equals("genesis") || line.equals("nonsense")) {
      words = List.of(line);
    }
    return Ran.run(words.toArray(String[]::new));
  }
}
