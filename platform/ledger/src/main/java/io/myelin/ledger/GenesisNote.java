package io.myelin.ledger;

import io.myelin.primitives.Hash256;
import io.myelin.runtime.GenesisConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the chain in a folder began with, as a text beside its store: what a start can compare
 * without opening the store, and without making block 0 again. The store's own copy decides.
 *
 * @param hash of block 0
 * @param origin the configuration it was made from; of folders of earlier builds none
 */
public record GenesisNote(Hash256 hash, Optional<Origin> origin) {
  private static final String NAME = "genesis.txt";
  private static final Pattern TEXT =
      Pattern.compile("(0x[0-9a-f]{64})(?:\\s+config (0x[0-9a-f]{64}) version (\\d{1,9}))?");

  /**
   * A configuration, by {@link GenesisDigest}, and the runtime that made block 0 of it.
   *
   * @param specVersion the runtime's
   */
  public record Origin(Hash256 config, int specVersion) {}

  /** Empty where no chain was ever opened, or the note does not read. */
  public static Optional<GenesisNote> read(Path chainFolder) {
    try {
      Matcher text = TEXT.matcher(Files.readString(chainFolder.resolve(NAME)).strip());
      return text.matches() ? Optional.of(of(text)) : Optional.empty();
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private static GenesisNote of(Matcher text) {
    return new GenesisNote(
        Hash256.fromHex(text.group(1)),
        Optional.ofNullable(text.group(2))
            .map(digest -> new Origin(Hash256.fromHex(digest), Integer.parseInt(text.group(3)))));
  }

  /** The version that made block 0 of this configuration; empty when it is not known to have. */
  Optional<Integer> version(GenesisConfig config) {
    return origin
        .filter(known -> known.config().equals(GenesisDigest.of(config)))
        .map(Origin::specVersion);
  }

  /** The hash of a genesis: as noted where it is the same, else made. */
  public static Hash256 hash(Path chainFolder, Genesis genesis) {
    return read(chainFolder)
        .filter(
            note ->
                note.version(genesis.config())
                    .filter(version -> version == genesis.specVersion())
                    .isPresent())
        .map(GenesisNote::hash)
        .orElseGet(genesis::hash);
  }

  static void write(Path chainFolder, Hash256 hash, GenesisConfig config, int specVersion) {
    GenesisNote note =
        new GenesisNote(hash, Optional.of(new Origin(GenesisDigest.of(config), specVersion)));
    if (read(chainFolder).filter(note::equals).isPresent()) {
      return;
    }
    Path file = chainFolder.resolve(NAME);
    Path fresh = chainFolder.resolve(NAME + ".new");
    String text =
        hash.hex()
            + "\nconfig "
            + GenesisDigest.of(config).hex()
            + " version "
            + specVersion
            + "\n";
    try {
      try (FileChannel out =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        out.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LedgerException("the folder " + chainFolder + " cannot be written: " + e, e);
    }
  }
}
