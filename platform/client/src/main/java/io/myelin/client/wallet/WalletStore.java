package io.myelin.client.wallet;

import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Mnemonic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Wallets under a folder laid out as {@code ~/.bittensor/wallets} is (keys.md 8). */
public final class WalletStore {
  private static final int SHORTEST_PASSWORD = 6;

  private final Path folder;

  public WalletStore(Path folder) {
    this.folder = folder;
  }

  /** Makes a coldkey from a fresh phrase; without a password the file is plain. */
  public Mnemonic createColdkey(String wallet, Optional<String> password) throws IOException {
    Mnemonic phrase = Mnemonic.generate(new SecureRandom());
    importColdkey(wallet, phrase, password);
    return phrase;
  }

  public void importColdkey(String wallet, Mnemonic phrase, Optional<String> password)
      throws IOException {
    byte[] plain = KeyFile.write(phrase);
    store(wallet(wallet).resolve("coldkey"), protect(plain, password));
    byte[] open = KeyFile.writePublic(KeyFile.read(plain));
    store(wallet(wallet).resolve("coldkeypub.txt"), open);
  }

  /** Makes a hotkey; hotkeys are plain files because they sign without a person. */
  public Mnemonic createHotkey(String wallet, String hotkey) throws IOException {
    Mnemonic phrase = Mnemonic.generate(new SecureRandom());
    importHotkey(wallet, hotkey, phrase);
    return phrase;
  }

  public void importHotkey(String wallet, String hotkey, Mnemonic phrase) throws IOException {
    byte[] plain = KeyFile.write(phrase);
    store(hotkeys(wallet).resolve(name(hotkey)), plain);
    store(
        hotkeys(wallet).resolve(name(hotkey) + "pub.txt"),
        KeyFile.writePublic(KeyFile.read(plain)));
  }

  public KeyPair coldkey(String wallet, Optional<String> password) throws IOException {
    return load(wallet(wallet).resolve("coldkey"), password);
  }

  public KeyPair hotkey(String wallet, String hotkey, Optional<String> password)
      throws IOException {
    return load(hotkeys(wallet).resolve(name(hotkey)), password);
  }

  public boolean hasHotkey(String wallet, String hotkey) {
    return Files.exists(hotkeys(wallet).resolve(name(hotkey)));
  }

  /** The names of the wallets here, sorted. */
  public List<String> wallets() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private Path wallet(String wallet) {
    return folder.resolve(name(wallet));
  }

  private Path hotkeys(String wallet) {
    return wallet(wallet).resolve("hotkeys");
  }

  private static String name(String text) {
    if (!text.matches("[A-Za-z0-9._-]{1,64}") || text.startsWith(".")) {
      throw new IllegalArgumentException(
          "name \"" + text + "\" refused; needed 1 to 64 letters, digits, dots, dashes");
    }
    return text;
  }

  private static byte[] protect(byte[] plain, Optional<String> password) {
    if (password.isEmpty()) {
      return plain;
    }
    if (password.get().length() < SHORTEST_PASSWORD) {
      throw new IllegalArgumentException(
          "password refused: shorter than " + SHORTEST_PASSWORD + " characters");
    }
    return NaclBox.seal(NaclBox.key(password.get()), plain);
  }

  private static KeyPair load(Path file, Optional<String> password) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("no key file " + file + "; create or import the key first");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (NaclBox.recognises(bytes)) {
      String secret =
          password.orElseThrow(() -> new IOException(file + " is encrypted; give its password"));
      return KeyFile.read(NaclBox.open(NaclBox.key(secret), bytes));
    }
    if (bytes.length > 0 && bytes[0] != '{') {
      throw new IOException(
          file + " is encrypted in an older way that is not read here; needed $NACL or plain JSON");
    }
    return KeyFile.read(bytes);
  }

  /** Never overwrites: a lost key can not be made again. */
  private static void store(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (Files.exists(file)) {
      throw new IOException(file + " exists already; choose another name or move it away");
    }
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, bytes);
  }
}
