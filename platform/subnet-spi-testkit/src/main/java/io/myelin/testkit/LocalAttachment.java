package io.myelin.testkit;

import io.myelin.spi.Attachment;
import io.myelin.worker.role.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes in a file of the test's own. */
record LocalAttachment(String sha256, long bytes, String mediaType, Path file)
    implements Attachment {
  static LocalAttachment of(Path file, String mediaType) throws IOException {
    return new LocalAttachment(Digests.sha256(file), Files.size(file), mediaType, file);
  }
}
