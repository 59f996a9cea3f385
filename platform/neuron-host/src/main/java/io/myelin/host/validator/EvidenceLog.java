package io.myelin.host.validator;

import com.fasterxml.jackson.databind.ObjectMapper;
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
 * full file becomes the older of two, so the disk never holds more than twice the limit.
 */
final class EvidenceLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Path older;
  private final long limit;

  EvidenceLog(Path folder, String validator, long limit) throws IOException {
    Files.createDirectories(folder);
    this.file = folder.resolve(validator + ".jsonl.gz");
    this.older = folder.resolve(validator + ".older.jsonl.gz");
    this.limit = limit;
  }

  void add(RoundReport round) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream line = new GZIPOutputStream(bytes)) {
      line.write(JSON.writeValueAsBytes(round));
      line.write("\n".getBytes(StandardCharsets.UTF_8));
    }
    if (Files.exists(file) && Files.size(file) + bytes.size() > limit) {
      Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.write(file, bytes.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
