package io.myelin.runtime.upgrade;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.hash.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The name of a runtime version in the form that goes on chain: a few lines of ASCII that say the
 * version and the hashes of its metadata. What stands in for code elsewhere is this text here,
 * because every node brings the code itself; its hash is what an upgrade authorises.
 */
public final class RuntimeArtifact {
  private static final String FIRST = "myelin runtime";
  private static final int LONGEST = 1024;
  private final byte[] bytes;
  private final List<String> lines;

  private RuntimeArtifact(byte[] bytes, List<String> lines) {
    this.bytes = bytes;
    this.lines = lines;
  }

  /**
   * The artefact of a version that this build has.
   *
   * @throws IllegalStateException when it was never recorded
   */
  public static RuntimeArtifact of(int specVersion) {
    try (InputStream in = RuntimeArtifact.class.getResourceAsStream(specVersion + ".txt")) {
      if (in == null) {
        throw new IllegalStateException(
            "runtime version "
                + specVersion
                + " has no recorded artefact "
                + specVersion
                + ".txt; record one as docs/decisions/receipts.md says");
      }
      return read(in.readAllBytes())
          .orElseThrow(
              () -> new IllegalStateException("artefact " + specVersion + ".txt does not read"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what somebody put on chain; empty for anything that names no version. */
  public static Optional<RuntimeArtifact> read(byte[] bytes) {
    if (bytes.length > LONGEST) {
      return Optional.empty();
    }
    List<String> lines = new String(bytes, StandardCharsets.US_ASCII).lines().toList();
    RuntimeArtifact artifact = new RuntimeArtifact(bytes.clone(), lines);
    boolean named =
        !lines.isEmpty()
            && lines.get(0).equals(FIRST)
            && artifact.field("spec-name").isPresent()
            && artifact.field("spec-version").filter(v -> v.matches("[1-9][0-9]{0,8}")).isPresent();
    return named ? Optional.of(artifact) : Optional.empty();
  }

  /** BLAKE2b-256 of the text: the code hash of {@code System.authorize_upgrade}. */
  public Hash256 hash() {
    return Hashes.blake2b256(bytes);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public String specName() {
    return field("spec-name").orElseThrow();
  }

  public int specVersion() {
    return Integer.parseInt(field("spec-version").orElseThrow());
  }

  /**
   * The recorded hash of the metadata of a chain with blocks of 250 ms.
   *
   * @param format 14 or 15
   */
  public Optional<Hash256> metadata(int format) {
    return field("metadata-" + format).map(Hash256::fromHex);
  }

  private Optional<String> field(String name) {
    String start = name + " ";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst();
  }
}
