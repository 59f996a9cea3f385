package io.myelin.cli.supervisor;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads in the server's log what became of its applications: one that does not deploy leaves the
 * server running and answering 404.
 */
final class DeployWatch {
  private static final Pattern CAUSE =
      Pattern.compile("(?m)^\\s*(?:Caused by: )?[\\w.$]+(?:Exception|Error): (.+)$");

  /** What the server itself calls severe, where it is more than a message number. */
  private static final Pattern SEVERE = Pattern.compile("(?m)levelValue: 1000] (\\S+ \\S+ .+)$");

  private static final int LONGEST_CAUSE = 300;

  private final Path log;
  private final List<String> applications;
  private final long from;

  /** Watches what is appended from now on; the applications are deployed in the order given. */
  DeployWatch(Path log, List<Path> applications) throws IOException {
    this.log = log;
    this.applications =
        applications.stream()
            .map(file -> file.getFileName().toString().replaceFirst("\\.war$", ""))
            .toList();
    this.from = Files.exists(log) ? Files.size(log) : 0;
  }

  /** Whether the chain's own application serves. */
  boolean chainDeployed() throws IOException {
    return deployed(text(), applications.get(0));
  }

  /** Whether all applications serve. */
  boolean complete() throws IOException {
    String text = text();
    return applications.stream().allMatch(name -> deployed(text, name));
  }

  /** Which application will never serve, and why, as far as the log says. */
  Optional<String> failure() throws IOException {
    String text = text();
    boolean later = text.contains("Payara Micro") && text.contains(" ready in ");
    for (int i = applications.size() - 1; i >= 0; i--) {
      String name = applications.get(i);
      if (deployed(text, name)) {
        later = true;
      } else if (later || text.contains("Exception while deploying the app [" + name + "] :")) {
        return Optional.of(
            "The application " + name + ".war did not start" + cause(text) + "; the log is " + log);
      }
    }
    return Optional.empty();
  }

  private static boolean deployed(String text, String name) {
    return text.contains("] " + name + " was successfully deployed");
  }

  private static String cause(String text) {
    int at = Math.max(0, text.indexOf("Exception while deploying the app ["));
    Matcher matcher = CAUSE.matcher(text);
    if (!matcher.find(at) && !matcher.find(0)) {
      matcher = SEVERE.matcher(text);
      if (!matcher.find()) {
        return "";
      }
    }
    String cause = matcher.group(1).strip();
    return ": " + cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE));
  }

  private String text() throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.max(0, Math.min(file.length() - from, 8 << 20))];
      file.seek(from);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
