package io.myelin.client.wallet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.client.Vectors;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
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
