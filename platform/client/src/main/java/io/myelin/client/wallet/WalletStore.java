package io.myelin.client.wallet;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Mnemonic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

  /** Refuses what making these two keys would refuse, before anything is shown or written. */
  public void requireRoom(String wallet, String hotkey, Optional<String> password)
      throws IOException {
    requireLong(password);
    for (Path file :
        List.of(wallet(wallet).resolve("coldkey"), hotkeys(wallet).resolve(name(hotkey)))) {
      if (Files.exists(file)) {
        throw there(file);
      }
    }
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

  /** Whose coldkey it is, from its public half; empty when the wallet has none. */
  public Optional<AccountId> coldkeyAccount(String wallet) throws IOException {
    Path file = wallet(wallet).resolve("coldkeypub.txt");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(inside(file, KeyFile::account, Files.readAllBytes(file)));
  }

  /** Whether the coldkey asks for a password. */
  public boolean encrypted(String wallet) throws IOException {
    Path file = wallet(wallet).resolve("coldkey");
    return Files.exists(file) && NaclBox.recognises(Files.readAllBytes(file));
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
    requireLong(password);
    return password.isEmpty() ? plain : NaclBox.seal(NaclBox.key(password.get()), plain);
  }

  private static void requireLong(Optional<String> password) {
    if (password.isPresent() && password.get().length() < SHORTEST_PASSWORD) {
      throw new IllegalArgumentException(
          "password refused: shorter than " + SHORTEST_PASSWORD + " characters");
    }
  }

  private static IOException there(Path file) {
    return new IOException(file + " exists already; choose another name or move it away");
  }

  private static KeyPair load(Path file, Optional<String> password) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("no key file " + file + "; create or import the key first");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (NaclBox.recognises(bytes)) {
      String secret =
          password.orElseThrow(() -> new IOException(file + " is encrypted; give its password"));
      return inside(file, KeyFile::read, open(file, secret, bytes));
    }
    if (bytes.length > 0 && bytes[0] != '{') {
      throw new IOException(
          file + " is encrypted in an older way that is not read here; needed $NACL or plain JSON");
    }
    return inside(file, KeyFile::read, bytes);
  }

  private static byte[] open(Path file, String password, byte[] sealed) throws IOException {
    try {
      return NaclBox.open(NaclBox.key(password), sealed);
    } catch (IllegalArgumentException closed) {
      throw new IOException(file + ": " + closed.getMessage(), closed);
    }
  }

  private interface Content<T> {
    T of(byte[] bytes) throws IOException;
  }

  private static <T> T inside(Path file, Content<T> content, byte[] bytes) throws IOException {
    try {
      return content.of(bytes);
    } catch (IOException | IllegalArgumentException unusable) {
      throw new IOException(
          "key file "
              + file
              + " refused: "
              + unusable.getMessage()
              + ". Restore it from a copy, or move it away and make the key anew.",
          unusable);
    }
  }

  /**
   * Never overwrites: a lost key can not be made again. The file gets its name when all of it is on
   * the disk, so a crash leaves a key or none.
   */
  private static void store(Path file, byte[] bytes) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh =
        Files.createTempFile(
            folder,
            ".key-",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      name(fresh, file);
    } catch (FileAlreadyExistsException taken) {
      throw there(file);
    } finally {
      Files.deleteIfExists(fresh);
    }
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  // Unlike a move, a link never replaces what is there; not every disk has links.
  private static void name(Path fresh, Path file) throws IOException {
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException there) {
      throw there;
    } catch (FileSystemException | UnsupportedOperationException noLinks) {
      Files.move(fresh, file);
    }
  }
}
