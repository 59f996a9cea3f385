package io.myelin.node.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Ss58;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressBookTest {
  private static final AccountId ALICE =
      Ss58.decode("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
  private static final AccountId BOB =
      Ss58.decode("5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty");

  @TempDir private Path data;

  @Test
  void shouldSeeANameThatComesWithinATickOfTheFileSystemsClock() throws Exception {
    Path file = data.resolve("addressbook.json");
    AddressBook book = new AddressBook(data);
    assertEquals("", book.name(ALICE));
    String one = "\"" + Ss58.encode(ALICE) + "\": \"alice\"";
    Files.writeString(file, "{" + one + "}");
    assertEquals("alice", book.name(ALICE));
    FileTime then = Files.getLastModifiedTime(file);
    Files.writeString(file, "{" + one + ", \"" + Ss58.encode(BOB) + "\": \"bob\"}");
    Files.setLastModifiedTime(file, then);
    assertEquals("bob", book.name(BOB));
  }
}
