package io.myelin.ledger;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.ShellWord;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The key that seals blocks: one line with a phrase or seed in a file that its owner alone may
 * read, because it signs without a person.
 */
public final class AuthorKey {
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");

  private AuthorKey() {}

  /** Where the data folder of a node keeps it. */
  public static Path file(Path data) {
    return data.resolve("author.key");
  }

  /**
   * The key of the author the genesis names. A chain whose author is //Alice needs no file.
   *
   * @throws LedgerException when the file is missing, open to others, no secret, or another's
   */
  public static KeyPair load(Path data, Genesis genesis) {
    AccountId author = genesis.config().author();
    Optional<String> development = Optional.ofNullable(genesis.developmentKeys().get("author"));
    Path file = file(data);
    if (development.filter(name -> name.startsWith("//")).isPresent() && !Files.exists(file)) {
      return SecretUri.parse(development.get()).keyPair(Scheme.SR25519);
    }
    KeyPair key = read(file, author);
    if (!key.accountId().equals(author)) {
      throw new LedgerException(
          "The author key "
              + file
              + " is that of "
              + Ss58.encode(key.accountId())
              + "; the genesis names "
              + Ss58.encode(author)
              + "; put that account's secret phrase into the file.");
    }
    return key;
  }

  private static KeyPair read(Path file, AccountId author) {
    try {
      if (!Files.exists(file)) {
        throw new LedgerException(
            "The author key "
                + file
                + " does not exist; put the secret phrase of "
                + Ss58.encode(author)
                + ", the author the genesis names, there with mode 0600.");
      }
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
      if (!PRIVATE.containsAll(mode)) {
        throw new LedgerException(
            "The author key "
                + file
                + " has mode "
                + PosixFilePermissions.toString(mode)
                + "; others must not read it: chmod 600 "
                + ShellWord.of(file));
      }
      return SecretUri.parse(Files.readString(file).strip()).keyPair(Scheme.SR25519);
    } catch (IOException unreadable) {
      throw new LedgerException(
          "The author key " + file + " cannot be read: " + unreadable, unreadable);
    } catch (IllegalArgumentException wrong) {
      // Whatever the parser says might repeat a part of the secret.
      throw new LedgerException(
          "The author key "
              + file
              + " holds neither a secret phrase nor a seed of 0x and 64 digits.");
    }
  }

  /**
   * Writes a key that was just made; never over another.
   *
   * @throws java.nio.file.FileAlreadyExistsException when there is one
   */
  public static void write(Path file, String phrase) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(file, PosixFilePermissions.asFileAttribute(PRIVATE));
    Files.writeString(file, phrase + "\n");
  }
}
