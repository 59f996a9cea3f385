package io.myelin.primitives;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
  @TempDir private Path dir;

  @Test
  void shouldBeReadByItsOwnerOnlyWhateverTheModeBefore() throws IOException {
    Path file = Files.writeString(dir.resolve("salts.json"), "old");
    Path halfWritten = Files.writeString(dir.resolve("salts.json.new"), "half of a longer text");
    for (Path open : new Path[] {file, halfWritten}) {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    }

    DurableFile.write(file, "new".getBytes(StandardCharsets.UTF_8));
    assertEquals("new", Files.readString(file));
    assertEquals("rw-------", mode(file));

    Path folder = dir.resolve("host");
    DurableFile.write(folder.resolve("one.json"), new byte[0]);
    assertEquals("rwx------", mode(folder));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
