package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The pages of the console show lines for the terminal; each is one that there is. */
class ConsoleLinesTest {
  private static final Path PAGES = Path.of("..", "..", "admin-console", "src", "main", "console");
  private static final Path REFUSALS =
      Path.of("..", "api", "src", "main", "resources", "io", "myelin", "api", "problems.tsv");
  private static final Pattern LINE = Pattern.compile("\\./myelin ([^`<\n]*)");
  private static final CommandLine ALL = Myelin.commandLine();
  private static final Pattern OPTION = Pattern.compile("(?<=^|[ '])--[a-z][a-z-]*");

  @Test
  void shouldShowOnlyCommandsAndOptionsThatThereAre() throws IOException {
    List<String> lines = lines();
    assertTrue(lines.size() > 20, lines.toString());
    assertEquals(List.of(), lines.stream().flatMap(line -> fault(line).stream()).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "stake add --help, ''",
    "tx ${pallet} --from //Alice, ''",
    "stakes add, no command 'stakes'",
    "stake ad --from //Alice, no command 'ad'",
    "audit verify --all, no option '--all'",
    "stake ${add} --frm //Alice, no option '--frm'",
  })
  void shouldNoticeALineThatNobodyCanRun(String line, String why) {
    assertEquals(why, fault(line).map(said -> said.substring(line.length() + 2)).orElse(""));
  }

  private static List<String> lines() throws IOException {
    try (Stream<Path> files = Files.walk(PAGES)) {
      return Stream.concat(files, Stream.of(REFUSALS))
          .filter(file -> file.toString().matches(".*[.](ts|html|tsv)"))
          .flatMap(file -> LINE.matcher(text(file)).results().map(found -> found.group(1)))
          .toList();
    }
  }

  private static Optional<String> fault(String line) {
    CommandLine command = ALL;
    for (String word : line.split(" ")) {
      // Here it goes on with what somebody gives, or with a sentence about it.
      if (!word.matches("[a-z]+") || command.getSubcommands().isEmpty()) {
        break;
      }
      CommandLine next = command.getSubcommands().get(word);
      if (next == null) {
        return Optional.of(line + ": no command '" + word + "'");
      }
      command = next;
    }
    CommandLine named = command;
    return OPTION
        .matcher(line)
        .results()
        .map(MatchResult::group)
        .filter(option -> !knows(named, option))
        .findFirst()
        .map(option -> line + ": no option '" + option + "'");
  }

  private static boolean knows(CommandLine command, String option) {
    return command.getCommandSpec().findOption(option) != null
        || command.getSubcommands().values().stream().anyMatch(each -> knows(each, option));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
