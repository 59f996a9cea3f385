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
 * Reads in the server's log what became of its applications. The server first deploys all of them
 * and then loads one after the other; only what is loaded serves, and after one that does not load
 * it tries none of the rest, goes on running and answers 404 or 500.
 */
final class DeployWatch {
  /** Where the server begins to tell of a failure, and not of a client that went away. */
  private static final Pattern FAILURE =
      Pattern.compile(
          "Exception while deploying the app \\[|Startup of context \\S* ?failed"
              + "|Exception during lifecycle processing|Exception while loading the app");

  /** The message of the first exception, without the names of those around it. */
  private static final Pattern CAUSE =
      Pattern.compile("(?m)^\\s*(?:Caused by: )?(?:[\\w.$]+(?:Exception|Error): )+(.+)$");

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
  boolean chainServes() throws IOException {
    return loaded(text(), applications.get(0));
  }

  /** Whether all applications serve. */
  boolean complete() throws IOException {
    String text = text();
    return applications.stream().allMatch(name -> loaded(text, name));
  }

  /** Which application will never serve, and why, as far as the log says. */
  Optional<String> failure() throws IOException {
    String text = text();
    return failed(text)
        .map(
            name ->
                "The application "
                    + name
                    + ".war did not start"
                    + cause(text)
                    + "; the log is "
                    + log);
  }

  private Optional<String> failed(String text) {
    Optional<String> named =
        applications.stream()
            .filter(name -> text.contains("Exception while deploying the app [" + name + "] :"))
            .findFirst();
    Optional<String> undeployed =
        applications.stream().filter(name -> !deployed(text, name)).findFirst();
    boolean ended =
        text.contains("Exception while loading the app")
            || text.contains("Payara Micro") && text.contains(" ready in ");
    if (ended) {
      return named
          .or(() -> undeployed)
          .or(() -> applications.stream().filter(name -> !loaded(text, name)).findFirst());
    }
    boolean passedOver =
        undeployed.isPresent()
            && applications.stream()
                .skip(applications.indexOf(undeployed.get()))
                .anyMatch(name -> deployed(text, name));
    return passedOver ? named.or(() -> undeployed) : named;
  }

  private static boolean deployed(String text, String name) {
    return text.contains("] " + name + " was successfully deployed");
  }

  private static boolean loaded(String text, String name) {
    return text.contains("] Loading application [" + name + "] at [");
  }

  private static String cause(String text) {
    Matcher failure = FAILURE.matcher(text);
    Matcher matcher = CAUSE.matcher(text);
    if (!(failure.find() && matcher.find(failure.start())) && !matcher.find(0)) {
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
