package io.myelin.ledger;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.block.Header;
import io.myelin.primitives.crypto.DevelopmentKeys;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.primitives.trie.TrieRoot;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.StandardRuntime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a chain starts with, read and found well-formed.
 *
 * @param developmentKeys where a key that everybody knows stands, such as {@code sudo}, and which
 */
public record Genesis(GenesisConfig config, SortedMap<String, String> developmentKeys) {
  public Genesis {
    developmentKeys = Collections.unmodifiableSortedMap(new TreeMap<>(developmentKeys));
  }

  /** The state machine with the constants of this chain. */
  public StandardRuntime runtime() {
    return new StandardRuntime(config.blockMillis(), new VerifiedSignatures());
  }

  /**
   * The hash of block 0: two chains are the same when it is.
   *
   * @throws LedgerException when the runtime refuses an entry, such as a hyperparameter
   */
  public Hash256 hash() {
    return block(state(config, runtime())).hash();
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
    return new StoredBlock(header, header.hash(), List.of(), List.of(), List.of());
  }
}
