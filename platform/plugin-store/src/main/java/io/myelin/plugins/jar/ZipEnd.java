package io.myelin.plugins.jar;

import io.myelin.plugins.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Looks at both ends of a zip file (PKWARE's APPNOTE 4.3.7 and 4.3.16) before a library reads it:
 * one that has its directory anywhere but at its end would be read differently by different
 * programs, and a huge directory would fill the memory.
 */
final class ZipEnd {
  private static final int LOCAL_HEADER = 0x04034b50;
  private static final int END_RECORD = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int SIZE_AT = 12;
  private static final int OFFSET_AT = 16;

  private ZipEnd() {}

  static void require(Path file, String what, Limits limits) throws Refusal, IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size > limits.fileBytes()) {
        throw new Refusal(
            what,
            "it has " + size + " bytes",
            "at most " + limits.fileBytes(),
            "Name large models by their source instead of packing them.");
      }
      if (size < END_BYTES || read(channel, 0, Integer.BYTES).getInt() != LOCAL_HEADER) {
        throw noZip(what, "it does not begin as a jar");
      }
      ByteBuffer end = read(channel, size - END_BYTES, END_BYTES);
      if (end.getInt(0) != END_RECORD) {
        throw noZip(what, "it does not end as a jar: it is cut off, or something was appended");
      }
      long directory = Integer.toUnsignedLong(end.getInt(SIZE_AT));
      long offset = Integer.toUnsignedLong(end.getInt(OFFSET_AT));
      if (offset + directory + END_BYTES != size) {
        throw noZip(what, "its directory does not lie at its end");
      }
      if (directory > limits.directoryBytes()) {
        throw new Refusal(
            what,
            "the list of its entries has " + directory + " bytes",
            "at most " + limits.directoryBytes(),
            "Pack fewer files.");
      }
    }
  }

  private static Refusal noZip(String what, String seen) {
    return new Refusal(
        what,
        seen,
        "a whole jar, as the build makes it",
        "Build it again, or fetch it again, and compare its size.");
  }

  private static ByteBuffer read(FileChannel channel, long at, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return buffer.flip();
  }
}
