package io.myelin.worker.blob;

import io.myelin.worker.role.Digests;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Bytes on their way to a shelf, by one thread at a time; nobody finds them before all are here.
 */
public final class Incoming implements Closeable {
  private final Shelf shelf;
  private final Path file;
  private final long most;
  private final OutputStream out;
  private final MessageDigest digest = Digests.digest();
  private long size;

  Incoming(Shelf shelf, Path file, long most) throws IOException {
    this.shelf = shelf;
    this.file = file;
    this.most = most;
    this.out = Files.newOutputStream(file);
  }

  /**
   * @throws BlobRefusedException when it is one too many
   */
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > most - size) {
      throw new BlobRefusedException("more than " + most + " bytes came");
    }
    out.write(bytes, offset, length);
    digest.update(bytes, offset, length);
    size += length;
  }

  public long size() {
    return size;
  }

  /**
   * All are here.
   *
   * @param named the digest they are to have
   * @throws BlobRefusedException when they have another
   */
  public Blob keep(Optional<String> named) throws IOException {
    out.close();
    String sha256 = HexFormat.of().formatHex(digest.digest());
    if (!named.orElse(sha256).equals(sha256)) {
      throw new BlobRefusedException(
          size + " bytes with the SHA-256 " + sha256 + " came; needed " + named.get());
    }
    return shelf.take(file, sha256, size);
  }

  /** What was not kept is gone. */
  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(file);
  }
}
