package io.myelin.llama;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A model copied to a private place, with the hash of the bytes that were copied: what is loaded is
 * what was checked, whatever happens to the original.
 *
 * @param name how people call the model
 * @param path the private copy
 * @param sha256 in lower-case hexadecimal
 */
public record ModelFile(String name, Path path, String sha256) {
  /**
   * Copies the model out of a stream.
   *
   * @param expected the hash the file must have; empty accepts any
   */
  public static ModelFile copy(
      String name, InputStream source, Path folder, Optional<String> expected) throws IOException {
    Path copy = Files.createTempFile(folder, name + "-", ".gguf");
    MessageDigest digest = digest();
    try (DigestInputStream in = new DigestInputStream(source, digest)) {
      Files.copy(in, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    String seen = HexFormat.of().formatHex(digest.digest());
    if (expected.isPresent() && !expected.get().equalsIgnoreCase(seen)) {
      Files.delete(copy);
      throw new LlamaException(
          "model "
              + name
              + " has SHA-256 "
              + seen
              + "; needed "
              + expected.get()
              + "; restore the file or correct the setting");
    }
    return new ModelFile(name, copy, seen);
  }

  /** Copies the model from a file; a missing one is refused by its path. */
  public static ModelFile copy(String name, Path source, Path folder, Optional<String> expected)
      throws IOException {
    if (!Files.isRegularFile(source)) {
      throw new LlamaException(
          "model file " + source + " does not exist; put it there or change the setting");
    }
    try (InputStream in = Files.newInputStream(source)) {
      return copy(name, in, folder, expected);
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
