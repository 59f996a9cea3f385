package io.myelin.ledger;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.block.Header;
import io.myelin.primitives.crypto.DevelopmentKeys;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.primitives.trie.TrieRoot;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.upgrade.Edition;
import io.myelin.runtime.version.RuntimeSchedule;
import io.myelin.runtime.version.Runtimes;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a chain starts with, read and found well-formed.
 *
 * @param developmentKeys where a key that everybody knows stands, such as {@code sudo}, and which
 * @param specVersion the runtime version that block 0 is made by
 */
public record Genesis(
    GenesisConfig config, SortedMap<String, String> developmentKeys, int specVersion) {
  public Genesis {
    developmentKeys = Collections.unmodifiableSortedMap(new TreeMap<>(developmentKeys));
  }

  /** The start of a new chain: it begins with the newest version. */
  Genesis(GenesisConfig config, SortedMap<String, String> developmentKeys) {
    this(config, developmentKeys, Edition.NEWEST);
  }

  /** The versions of the state machine with the constants of this chain. */
  public RuntimeSchedule runtimes() {
    return new Runtimes(config.blockMillis(), new VerifiedSignatures());
  }

  /** The same under the version that made the noted block 0; empty when there is none. */
  Optional<Genesis> begun(GenesisNote note) {
    return note.version(config)
        .or(() -> fitting(config, runtimes(), note.hash()).map(r -> r.version().specVersion()))
        .map(version -> new Genesis(config, developmentKeys, version));
  }

  /**
   * The hash of block 0: two chains are the same when it is.
   *
   * @throws LedgerException when the runtime refuses an entry, such as a hyperparameter
   */
  public Hash256 hash() {
    return block(state(config, runtimes().version(specVersion))).hash();
  }

  /**
   * Refuses to let the network reach a chain that everybody can sign for.
   *
   * @throws LedgerException when the address is not loopback and the genesis has development keys
   */
  public void requireOwnKeys(String bind) {
    if (!developmentKeys.isEmpty() && !DevelopmentKeys.allowedOn(bind)) {
      String where = developmentKeys.firstKey();
      throw new LedgerException(
          "Binding to "
              + bind
              + " was refused: the genesis of '"
              + config.chainName()
              + "' has development keys that everybody can sign with ("
              + where
              + ": "
              + developmentKeys.get(where)
              + "); bind to 127.0.0.1, or make a chain with keys of your own:"
              + " ./myelin genesis new");
    }
  }

  /** The version, newest first, by which block 0 has this hash. */
  static Optional<ChainRuntime> fitting(
      GenesisConfig config, RuntimeSchedule runtimes, Hash256 hash) {
    List<Integer> versions = runtimes.versions();
    for (int i = versions.size() - 1; i >= 0; i--) {
      ChainRuntime runtime = runtimes.version(versions.get(i));
      if (block(state(config, runtime)).hash().equals(hash)) {
        return Optional.of(runtime);
      }
    }
    return Optional.empty();
  }

  /** The state of block 0 of the chain with this genesis hash. */
  static StateTrie state(GenesisConfig config, RuntimeSchedule runtimes, Hash256 hash) {
    return state(config, fitting(config, runtimes, hash).orElseThrow());
  }

  static StateTrie state(GenesisConfig config, ChainRuntime runtime) {
    try {
      StateTrie state = StateTrie.EMPTY;
      for (Map.Entry<byte[], byte[]> entry : runtime.genesis(config).entrySet()) {
        state = state.put(entry.getKey(), entry.getValue());
      }
      return state;
    } catch (IllegalArgumentException | ArithmeticException refused) {
      throw new LedgerException("genesis refused: " + refused.getMessage(), refused);
    }
  }

  static StoredBlock block(StateTrie state) {
    Header header =
        new Header(Hash256.ZERO, 0, state.root(), TrieRoot.ordered(List.of()), List.of());
    return new StoredBlock(header, header.hash(), List.of());
  }
}
