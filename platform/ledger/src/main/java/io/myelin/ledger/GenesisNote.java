package io.myelin.ledger;

import io.myelin.primitives.Hash256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The genesis hash of the chain in a folder as a text beside its store: what a start can compare
 * without opening the store. The store's own copy decides.
 */
public final class GenesisNote {
  private static final String NAME = "genesis.txt";

  private GenesisNote() {}

  /** Empty where no chain was ever opened, or the note does not read. */
  public static Optional<Hash256> read(Path chainFolder) {
    try {
      String text = Files.readString(chainFolder.resolve(NAME)).strip();
      return text.matches("0x[0-9a-f]{64}") ? Optional.of(Hash256.fromHex(text)) : Optional.empty();
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  static void write(Path chainFolder, Hash256 genesis) {
    if (read(chainFolder).filter(genesis::equals).isPresent()) {
      return;
    }
    try {
      Files.writeString(chainFolder.resolve(NAME), genesis.hex() + "\n");
    } catch (IOException e) {
      throw new LedgerException("the folder " + chainFolder + " cannot be written: " + e, e);
    }
  }
}
