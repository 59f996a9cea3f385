package io.myelin.host.desk;

import io.myelin.api.host.LogLines;
import io.myelin.api.serving.Problems;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The ends of the logs of a data folder. */
@Dependent
public class LogDesk {
  private static final String ENDING = ".log";
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_LINES = 2_000;
  private static final int LONGEST_TEXT = 100;

  private final Hosts hosts;

  @Inject
  public LogDesk(Hosts hosts) {
    this.hosts = hosts;
  }

  public LogLines read(String source, String text, String limit) throws IOException {
    if (!limit.matches("[0-9]{1,4}")
        || Integer.parseInt(limit) < 1
        || Integer.parseInt(limit) > MOST_LINES) {
      throw Problems.badParameter("limit", limit, "a number from 1 to " + MOST_LINES);
    }
    if (text.length() > LONGEST_TEXT) {
      throw Problems.badParameter("q", text, "at most " + LONGEST_TEXT + " characters");
    }
    return read(hosts.keeper().data().resolve("logs"), source, text, Integer.parseInt(limit));
  }

  static LogLines read(Path folder, String source, String text, int most) throws IOException {
    List<LogLines.Source> sources = sources(folder);
    if (sources.stream().noneMatch(each -> each.name().equals(source))) {
      throw Problems.badParameter(
          "source",
          source,
          "one of " + String.join(", ", sources.stream().map(LogLines.Source::name).toList()));
    }
    // only what the folder's list has: a name is never taken for a path
    Path file = folder.resolve(source + ENDING);
    String wanted = text.toLowerCase(Locale.ROOT);
    byte[] end = tail(file, MOST_BYTES);
    boolean cut = end.length < Files.size(file);
    List<String> all = new ArrayList<>(plain(end).lines().toList());
    if (cut && !all.isEmpty()) {
      all.remove(0);
    }
    List<String> found =
        all.stream()
            .filter(line -> !line.isBlank() && line.toLowerCase(Locale.ROOT).contains(wanted))
            .toList();
    return new LogLines(
        source,
        found.subList(Math.max(0, found.size() - most), found.size()),
        cut || found.size() > most,
        sources);
  }

  /** The server's log has colours for terminals. */
  private static String plain(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).replaceAll("\u001B\\[[0-9;]*m", "");
  }

  /** The last bytes of a file, which may grow meanwhile. */
  static byte[] tail(Path file, int most) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, in.length() - most);
      byte[] bytes = new byte[(int) Math.min(most, in.length() - from)];
      in.seek(from);
      in.readFully(bytes);
      return bytes;
    }
  }

  private static List<LogLines.Source> sources(Path folder) throws IOException {
    List<LogLines.Source> sources = new ArrayList<>();
    try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(ENDING) && within(folder, file)) {
          sources.add(
              new LogLines.Source(
                  name.substring(0, name.length() - ENDING.length()),
                  Files.size(file),
                  Files.getLastModifiedTime(file).toInstant()));
        }
      }
    }
    return sources;
  }

  /** Workers that share a process share a log by a link; a link to elsewhere is none of ours. */
  private static boolean within(Path folder, Path file) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    return Files.isRegularFile(file) && file.toRealPath().startsWith(folder.toRealPath());
  }
}
