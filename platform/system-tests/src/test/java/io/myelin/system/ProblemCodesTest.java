package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.api.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of codes against what servers and console refuse with: neither lacks one of the other.
 */
class ProblemCodesTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Path PAGES = ROOT.resolve("admin-console/src/main/console");
  private static final String CODE = "([a-z][a-z0-9]*(?:-[a-z0-9]+)*-?)";

  /** A status and a code after it, in Java and in TypeScript. */
  private static final Pattern BESIDE_STATUS =
      Pattern.compile(
          "(?:\\b[45]\\d\\d|Refusal\\(0|super\\(202|SC_[A-Z_]+|\\b[sS]tatus\\(\\)),\\s*[\"'`]"
              + CODE
              + "(?:\\$\\{[^}]*\\})?[\"'`]");

  /** Where the status stands elsewhere. */
  private static final Pattern BY_NAME =
      Pattern.compile(
          "(?:\"code\",|(?:case \\d+|default) ->|\\? \"not-found\" :)\\s*\"" + CODE + "\"");

  /** A question's own codes, which become those of its refusal. */
  private static final Pattern OF_QUESTION =
      Pattern.compile("SubnetException\\.\\w+\\(\\s*\"([A-Z_]+)\"");

  /** What JAX-RS itself refuses with: the mapper makes codes of its reasons. */
  private static final List<String> OF_SERVER =
      List.of(
          "bad-request",
          "not-found",
          "method-not-allowed",
          "not-acceptable",
          "unsupported-media-type");

  /** A line of the table. */
  private record Line(String code, List<String> sentences, String page) {
    boolean fits(String used) {
      if (code.endsWith("*")) {
        String begin = code.substring(0, code.length() - 1);
        return used.equals(begin) || used.startsWith(begin);
      }
      return used.equals(code) || used.endsWith("-") && code.startsWith(used);
    }

    String inDocs() {
      return "| `" + code + "` | " + sentences.get(0) + " | " + sentences.get(2) + " |";
    }
  }

  @Test
  void shouldSayWhatEveryCodeMeans() {
    Set<String> used = used();
    assertTrue(used.size() > 50, used.toString());
    List<Line> table = table();
    assertEquals(
        List.of(),
        used.stream().filter(code -> table.stream().noneMatch(line -> line.fits(code))).toList(),
        "these need a line in problems.tsv");
  }

  @Test
  void shouldHaveNoCodeThatNothingRefusesWith() {
    Set<String> used = used();
    assertEquals(
        List.of(),
        table().stream()
            .filter(line -> used.stream().noneMatch(line::fits))
            .map(Line::code)
            .toList(),
        "problems.tsv has these, and nothing refuses with them");
  }

  @Test
  void shouldSayItOnceInWholeSentencesAndNamePagesThatThereAre() {
    List<String> codes = table().stream().map(Line::code).toList();
    assertEquals(codes.stream().distinct().sorted().toList(), codes);
    String routes = text(PAGES.resolve("kernel/routes.ts"));
    for (Line line : table()) {
      line.sentences()
          .forEach(each -> assertTrue(each.matches("[A-Z`].*[.]"), line.code() + ": " + each));
      String path = line.page().split("\\?")[0];
      assertTrue(
          Set.of("-", "/signin").contains(path)
              || routes.contains("'" + path + "'")
              || path.matches("/ask/\\d+"),
          line.code() + " names the page " + line.page());
    }
  }

  @Test
  void shouldStandInTheDocsAsItIs() {
    List<String> docs =
        text(ROOT.resolve("docs/rest.md"))
            .lines()
            .dropWhile(line -> !line.startsWith("| code | what it means |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertEquals(table().stream().map(Line::inDocs).toList(), docs);
  }

  private static Set<String> used() {
    Stream<String> servers =
        Stream.of("api", "access", "chain-node", "neuron-host", "web-guard", "server-door")
            .map(module -> ROOT.resolve("platform").resolve(module).resolve("src/main/java"))
            .flatMap(ProblemCodesTest::sources);
    Stream<String> written =
        Stream.concat(servers, sources(PAGES))
            .flatMap(
                source ->
                    Stream.of(BESIDE_STATUS, BY_NAME)
                        .flatMap(way -> way.matcher(source).results())
                        .map(found -> found.group(1)));
    Path asking = ROOT.resolve("platform/neuron-host/src/main/java/io/myelin/host/asking");
    Stream<String> ofQuestions =
        Stream.of("Asker.java", "Questions.java")
            .map(asking::resolve)
            .flatMap(file -> OF_QUESTION.matcher(text(file)).results())
            .map(found -> found.group(1).toLowerCase(Locale.ROOT).replace('_', '-'));
    return Stream.of(written, ofQuestions, OF_SERVER.stream())
        .flatMap(codes -> codes)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Line> table() {
    try (InputStream in = Problem.class.getResourceAsStream("problems.tsv")) {
      String text =
          new String(
              Objects.requireNonNull(in, "problems.tsv").readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split("\t")))
          .map(cells -> new Line(cells.get(0), cells.subList(1, 4), cells.get(4)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().matches(".*[.](java|ts)")).toList().stream()
          .map(ProblemCodesTest::text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
