package io.myelin.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerTokenTest {
  @TempDir private Path data = Path.of("");

  @Test
  void shouldBeOfItsOwnerAndOfThisStartOnly() throws Exception {
    OwnerToken token = OwnerToken.of(data);
    assertFalse(token.is(""));
    token.renew();
    String first = token.read().orElseThrow();
    assertTrue(token.is(first));
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(token.file())));

    token.renew();
    assertNotEquals(first, token.read().orElseThrow());
    assertFalse(token.is(first));
    assertFalse(token.is(""));
    assertFalse(token.is(token.read().orElseThrow() + "x"));
  }

  @Test
  void shouldCountForNothingWhenOthersCouldHaveReadOrPutIt() throws Exception {
    OwnerToken token = OwnerToken.of(data);
    token.renew();
    String text = token.read().orElseThrow();
    Files.setPosixFilePermissions(token.file(), PosixFilePermissions.fromString("rw-r-----"));
    assertFalse(token.is(text));

    Files.setPosixFilePermissions(token.file(), PosixFilePermissions.fromString("rw-------"));
    assertTrue(token.is(text));
    Path elsewhere = Files.move(token.file(), data.resolve("other"));
    Files.createSymbolicLink(token.file(), elsewhere);
    assertFalse(token.is(text));
  }

  @Test
  void shouldCountForNothingWhenItsFileWasEmptied() throws Exception {
    OwnerToken token = OwnerToken.of(data);
    token.renew();
    Files.writeString(token.file(), "");
    assertFalse(token.is(""));
  }
}
