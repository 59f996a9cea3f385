package io.myelin.plugins.drop;

import io.myelin.primitives.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder {@code plugins/refused}: jars that were dropped and not taken, each with a text beside
 * it that says why. They stay until somebody takes them away, or a jar of the name is taken.
 */
public final class RefusedJars {
  private static final String TEXT = ".txt";
  private static final int MOST_SHOWN = 20;
  private static final int MOST_TEXT_BYTES = 4_096;

  private final Path folder;

  private RefusedJars(Path folder) {
    this.folder = folder;
  }

  public static RefusedJars of(Path dataFolder) {
    return new RefusedJars(dataFolder.resolve("plugins").resolve("refused"));
  }

  /** Those that lie there, by name; the first twenty. */
  public List<RefusedJar> list() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<String> names;
    try (Stream<Path> files = Files.list(folder)) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.endsWith(TEXT) && there(text(name)))
              .sorted()
              .limit(MOST_SHOWN)
              .toList();
    }
    List<RefusedJar> jars = new ArrayList<>();
    for (String name : names) {
      jars.add(new RefusedJar(name, sentence(name)));
    }
    return jars;
  }

  /** Moves what lies there away, whatever it is, with the reason; a link is moved itself. */
  void put(Path dropped, String sentence) throws IOException {
    String name = dropped.getFileName().toString();
    DurableFile.write(text(name), (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    Path place = place(name);
    if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      place = Files.createTempDirectory(folder, name + "-").resolve(name);
    }
    Files.move(dropped, place, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A jar of the name was taken after all. */
  void forget(String name) throws IOException {
    if (there(text(name))) {
      Files.delete(text(name));
      if (Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(folder.resolve(name));
      }
    }
  }

  private String sentence(String name) throws IOException {
    byte[] text;
    try (var in = Files.newInputStream(text(name))) {
      text = in.readNBytes(MOST_TEXT_BYTES);
    }
    return new String(text, StandardCharsets.UTF_8).strip();
  }

  /** Where a refused jar of that name lies. */
  Path place(String name) {
    return folder.resolve(name);
  }

  private Path text(String name) {
    return folder.resolve(name + TEXT);
  }

  private static boolean there(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Why, by the name of the file, in the same order. */
  public static Map<String, String> sentences(List<RefusedJar> refused) {
    Map<String, String> sentences = new LinkedHashMap<>();
    refused.forEach(each -> sentences.put(each.file(), each.sentence()));
    return sentences;
  }
}
