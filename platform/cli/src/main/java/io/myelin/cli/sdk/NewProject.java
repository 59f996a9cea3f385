package io.myelin.cli.sdk;

import io.myelin.cli.supervisor.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** A project of an author: it builds, passes its tests, and makes one jar that can be installed. */
final class NewProject {
  private static final Pattern WORD = Pattern.compile("@([a-z]+)@");

  private final Map<String, String> words;

  private NewProject(Map<String, String> words) {
    this.words = Map.copyOf(words);
  }

  /**
   * @param name the plugin's id and its modality
   * @throws Refusal when it cannot be one
   */
  static NewProject of(String name, Map<String, String> versions) {
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || name.length() > 32) {
      throw new Refusal(
          "The name was \""
              + name
              + "\"; needed: a letter, then at most 31 of a-z, 0-9 and single \"-\", such as"
              + " my-subnet.");
    }
    String camel =
        Stream.of(name.split("-"))
            .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
            .collect(Collectors.joining());
    Map<String, String> words = new HashMap<>(versions);
    words.put("id", name);
    String plain = name.replace("-", "");
    words.put("package", SourceVersion.isName(plain) ? plain : plain + "subnet");
    String topic = camel.replaceFirst("(?<=.)Subnet$", "");
    words.put("class", topic + "Subnet");
    words.put("task", topic + "Sort");
    return new NewProject(words);
  }

  /**
   * Writes it into a folder that is empty or not there yet.
   *
   * @throws Refusal when something is in it
   */
  void write(Path folder) throws IOException {
    requireEmpty(folder);
    String code = word("package").replace('.', '/') + "/" + word("class");
    put(folder, "pom.xml", text("pom.xml"));
    put(folder, "README.md", text("README.md"));
    put(folder, ".gitignore", text("gitignore"));
    put(folder, "src/main/java/" + code + ".java", text("Subnet.java"));
    put(folder, "src/test/java/" + code + "Test.java", text("SubnetTest.java"));
    put(
        folder,
        "src/main/resources/META-INF/services/io.myelin.spi.Subnet",
        word("package") + "." + word("class") + "\n");
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      boolean empty = false;
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          empty = files.findAny().isEmpty();
        }
      }
      if (!empty) {
        throw new Refusal(
            folder + " is there and not empty; needed: a new folder. Name another with --out.");
      }
    }
  }

  private String word(String name) {
    return Objects.requireNonNull(words.get(name), name);
  }

  private String text(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(NewProject.class.getResourceAsStream("project/" + resource))) {
      return WORD.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .replaceAll(found -> Matcher.quoteReplacement(word(found.group(1))));
    }
  }

  private static void put(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
