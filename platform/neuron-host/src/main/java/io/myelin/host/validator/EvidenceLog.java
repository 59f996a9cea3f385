package io.myelin.host.validator;

import io.myelin.worker.evidence.EvidenceJson;
import io.myelin.worker.evidence.RoundEvidence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/**
 * What every score rested on, one round per line in compressed files that {@code zcat} reads. A
 * full file becomes the older of two, so the disk never holds more than twice the limit; a round
 * that would fill much of one is kept without its questions and answers.
 */
final class EvidenceLog {
  /** A file has room for this many of the longest rounds. */
  private static final int ROUNDS = 4;

  private final Path file;
  private final Path older;
  private final long limit;

  EvidenceLog(Path folder, String validator, long limit) throws IOException {
    Files.createDirectories(folder);
    this.file = folder.resolve(validator + ".jsonl.gz");
    this.older = folder.resolve(validator + ".older.jsonl.gz");
    this.limit = limit;
  }

  /** The round as it is kept. */
  RoundEvidence add(RoundEvidence round) throws IOException {
    RoundEvidence kept = round;
    byte[] line = line(round);
    if (line.length > limit / ROUNDS) {
      kept =
          round.withoutAnswers(
              "its questions and answers take "
                  + line.length
                  + " bytes compressed; at most "
                  + limit / ROUNDS
                  + " are kept");
      line = line(kept);
    }
    if (Files.exists(file) && Files.size(file) + line.length > limit) {
      Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return kept;
  }

  private static byte[] line(RoundEvidence round) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream line = new GZIPOutputStream(bytes)) {
      line.write(EvidenceJson.write(round));
      line.write("\n".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
