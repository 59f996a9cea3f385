package io.myelin.spi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes that are too many for JSON: a picture, a sound, a model's update. A component of this type
 * travels as its digest, size and media type; the bytes follow by their digest and are checked
 * before the plugin sees the record. Made by {@link Context#attach}.
 */
public interface Attachment {
  /** 64 lower-case hexadecimal digits. */
  String sha256();

  long bytes();

  /** Such as "image/png"; said by the sender, not checked. */
  String mediaType();

  /** The file that holds the bytes, read-only, for as long as the call that it came with. */
  Path file();

  default InputStream open() throws IOException {
    return Files.newInputStream(file());
  }

  default byte[] read() throws IOException {
    return Files.readAllBytes(file());
  }
}
