package io.myelin.client.wallet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.client.Vectors;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalletStoreTest {
  @TempDir Path folder;

  @Test
  void shouldOpenTheRecordedEncryptedFiles() throws IOException {
    for (JsonNode item : Vectors.read("keyfile").path("nacl")) {
      byte[] key = Hex.decode(item.path("derivedKey").asText());
      byte[] plain = NaclBox.open(key, Hex.decode(item.path("fileHex").asText()));
      assertEquals(item.path("plaintext").asText(), new String(plain, StandardCharsets.UTF_8));
      assertEquals(item.path("address").asText(), Ss58.encode(KeyFile.read(plain).accountId()));
    }
  }

  @Test
  void shouldRefuseAChangedEncryptedFileAndReadItsOwn() {
    byte[] key = new byte[32];
    byte[] plain = "{}".getBytes(StandardCharsets.UTF_8);
    byte[] sealed = NaclBox.seal(key, plain);
    assertArrayEquals(plain, NaclBox.open(key, sealed));
    sealed[sealed.length - 1] ^= 1;
    assertThrows(IllegalArgumentException.class, () -> NaclBox.open(key, sealed));
  }

  @Test
  void shouldKeepHotkeysReadableByTheirOwnerOnlyAndNeverOverwriteThem() throws IOException {
    WalletStore store = new WalletStore(folder);
    store.createHotkey("default", "first");
    Path file = folder.resolve("default/hotkeys/first");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    KeyPair pair = store.hotkey("default", "first", Optional.empty());
    assertThrows(IOException.class, () -> store.createHotkey("default", "first"));
    assertEquals(pair.accountId(), store.hotkey("default", "first", Optional.empty()).accountId());
  }

  @Test
  void shouldLeaveNothingButTheKeyAndItsPublicHalf() throws IOException {
    new WalletStore(folder).createHotkey("default", "first");
    try (Stream<Path> files = Files.list(folder.resolve("default/hotkeys"))) {
      assertEquals(
          List.of("first", "firstpub.txt"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void shouldGiveAKeyItsNameOnlyWhenAllOfItIsWritten() throws Exception {
    Path hotkeys = Files.createDirectories(folder.resolve("default/hotkeys"));
    try (WatchService watch = hotkeys.getFileSystem().newWatchService()) {
      hotkeys.register(
          watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      new WalletStore(folder).createHotkey("default", "first");
      Set<String> written = new TreeSet<>();
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
      WatchKey key = watch.poll(5, TimeUnit.MINUTES);
      while (key != null || written.isEmpty() && System.nanoTime() < end) {
        if (key == null) {
          key = watch.poll(1, TimeUnit.SECONDS);
          continue;
        }
        for (WatchEvent<?> event : key.pollEvents()) {
          if (event.kind() == StandardWatchEventKinds.ENTRY_MODIFY) {
            written.add(String.valueOf(event.context()));
          }
        }
        key.reset();
        key = watch.poll(1, TimeUnit.SECONDS);
      }
      assertFalse(written.contains("first"), "written in place: " + written);
      assertFalse(written.isEmpty(), "the writing was watched");
    }
  }

  @Test
  void shouldNameAFileThatHoldsNoKeyAndNotQuoteIt() throws IOException {
    Path file = Files.createDirectories(folder.resolve("default/hotkeys")).resolve("first");
    String seed = "0x" + "ab".repeat(31);
    for (String content :
        List.of("", "{}", "{\"secretSeed\": \"" + seed, "{\"secretSeed\": \"" + seed + "x\"}")) {
      Files.writeString(file, content);
      IOException refused =
          assertThrows(
              IOException.class,
              () -> new WalletStore(folder).hotkey("default", "first", Optional.empty()));
      String said = String.valueOf(refused.getMessage());
      assertTrue(said.contains(file.toString()) && said.contains("make the key anew"), said);
      assertFalse(said.contains("abab"), said);
    }
  }

  @Test
  void shouldKnowWhoseAnEncryptedColdkeyIsWithoutItsPassword() throws IOException {
    WalletStore store = new WalletStore(folder);
    store.createColdkey("cold", Optional.empty());
    KeyPair pair = store.coldkey("cold", Optional.empty());
    assertFalse(store.encrypted("cold"));
    Path file = folder.resolve("cold/coldkey");
    Files.write(file, NaclBox.seal(new byte[32], Files.readAllBytes(file)));

    assertTrue(store.encrypted("cold"));
    assertEquals(Optional.of(pair.accountId()), store.coldkeyAccount("cold"));
    assertEquals(Optional.empty(), store.coldkeyAccount("nobody"));
  }

  @Test
  void shouldRefuseNamesThatLeaveTheFolder() {
    assertThrows(
        IllegalArgumentException.class, () -> new WalletStore(folder).createHotkey("..", "first"));
  }

  @Test
  void shouldRememberNames() throws IOException {
    Path file = folder.resolve("addressbook.json");
    new AddressBook(Map.of("5Abc", "miner-weak")).write(file);
    assertEquals("miner-weak", AddressBook.read(file).name("5Abc"));
  }
}
