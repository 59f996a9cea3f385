package io.myelin.ledger;

import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.GenesisConfig;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A chain at block 0 whose state holds more than its genesis says, for measurements. */
public final class SyntheticChain {
  private SyntheticChain() {}

  /**
   * Makes the chain in a new folder; {@link Ledger#open} takes it for the configuration's.
   *
   * @param state all of block 0, by storage key
   */
  public static void create(Path dir, GenesisConfig config, Map<byte[], byte[]> state) {
    DataFolder.prepare(dir);
    Map<byte[], Optional<byte[]>> entries = new TreeMap<>(Arrays::compareUnsigned);
    state.forEach((key, value) -> entries.put(key, Optional.of(value)));
    try (Database database = new Database(dir.resolve("store"))) {
      new Opening(dir, database, History.RECENT).begin(config, StateTrie.EMPTY.apply(entries));
    }
  }
}
