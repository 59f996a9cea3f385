package io.myelin.cli.explain;

import io.myelin.plugins.Refusal;
import io.myelin.worker.evidence.EvidenceJson;
import io.myelin.worker.evidence.RoundEvidence;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The rounds that the validators of a node recorded. */
record EvidenceFolder(Path folder) {
  private static final String END = ".jsonl.gz";
  private static final String OLDER = ".older" + END;

  /**
   * The one round that is meant.
   *
   * @param validator whose; may be left out when one validator alone has such a round
   * @throws Refusal when there is none, or several
   */
  RoundEvidence find(int netuid, long round, Optional<String> validator)
      throws IOException, Refusal {
    List<RoundEvidence> found = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (Path file : files(validator)) {
      for (String line : lines(file, round)) {
        try {
          RoundEvidence evidence = EvidenceJson.read(line);
          if (evidence.netuid() == netuid && evidence.round() == round) {
            found.add(evidence);
          }
        } catch (IllegalArgumentException e) {
          unreadable.add(e.getMessage() + " (" + file.getFileName() + ")");
        }
      }
    }
    if (found.isEmpty()) {
      throw new Refusal(
          "Round " + round + " on subnet " + netuid,
          unreadable.isEmpty()
              ? "no validator of " + folder + " has it"
              : String.join("; ", unreadable),
          "a round that is kept: the newest ones, as far as 16 MiB a validator go",
          "See the newest with metagraph " + netuid + " --value --json.");
    }
    if (found.size() > 1) {
      throw new Refusal(
          "Round " + round + " on subnet " + netuid,
          "these validators have one: "
              + String.join(
                  ", ", new TreeSet<>(found.stream().map(RoundEvidence::validator).toList())),
          "one of them",
          "Name it with --validator.");
    }
    return found.get(0);
  }

  private List<Path> files(Optional<String> validator) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> validator.map(name -> of(file, name)).orElse(ends(file, END)))
          .sorted()
          .toList();
    }
  }

  private static boolean of(Path file, String validator) {
    return file.endsWith(validator + END) || file.endsWith(validator + OLDER);
  }

  private static boolean ends(Path file, String end) {
    return file.toString().endsWith(end);
  }

  /** Lines that speak of the round; the last one may just be being written. */
  private static List<String> lines(Path file, long round) throws IOException {
    String mark = "\"round\":" + round + ",";
    List<String> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.contains(mark)) {
          lines.add(line);
        }
      }
    } catch (EOFException unfinished) {
      return lines;
    }
    return lines;
  }
}
