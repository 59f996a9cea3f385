package io.myelin.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.cli.supervisor.Refusal;
import io.myelin.client.RestClient;
import io.myelin.contract.shape.AttachmentName;
import io.myelin.worker.role.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files of this machine as attachments of questions, and attachments of answers as files. */
record LocalFiles(RestClient host) {
  private static final String BLOBS = "/host/api/v1/blobs/";
  private static final int PIECE = 8 << 20;

  /** Brings a file to the host, in pieces where it is long. */
  JsonNode bring(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(file + " is no file; needed: @ and the path of one");
    }
    String sha256 = Digests.sha256(file);
    String type =
        Optional.ofNullable(Files.probeContentType(file)).orElse("application/octet-stream");
    long size = Files.size(file);
    try (InputStream in = Files.newInputStream(file)) {
      for (long from = 0; ; from += PIECE) {
        byte[] piece = in.readNBytes(PIECE);
        Optional<String> range =
            piece.length == size
                ? Optional.empty()
                : Optional.of("bytes " + from + "-" + (from + piece.length - 1) + "/" + size);
        JsonNode kept = host.put(BLOBS + sha256, piece, type, range);
        if (kept.isObject()) {
          return kept;
        }
        if (piece.length < PIECE) {
          throw new Refusal(file + " changed while it was sent; ask again");
        }
      }
    }
  }

  /** Fetches an attachment of an answer, which gets its digest for a name. */
  Path save(AttachmentName name, Path folder) throws IOException {
    Path file = Files.createDirectories(folder).resolve(name.sha256());
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long from = 0; from < name.bytes(); from += PIECE) {
        long to = Math.min(from + PIECE, name.bytes()) - 1;
        out.write(host.bytes(BLOBS + name.sha256(), "bytes=" + from + "-" + to));
      }
    }
    return file;
  }
}
