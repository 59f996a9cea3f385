package io.myelin.ledger;

import io.myelin.ledger.Database.Batch;
import io.myelin.ledger.StateStore.Keeping;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.version.RuntimeSchedule;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** What a folder goes through before its chain goes on. */
final class Opening {
  private final Path dir;
  private final Database database;
  private final Store store;
  private final History history;

  Opening(Path dir, Database database, History history) {
    this.dir = dir;
    this.database = database;
    this.store = new Store(database);
    this.history = history;
  }

  static void requireAuthor(GenesisConfig genesis, AccountId author) {
    if (!author.equals(genesis.author())) {
      throw new LedgerException(
          "the author key does not fit the genesis: key of "
              + author
              + ", genesis names "
              + genesis.author());
    }
  }

  /**
   * The hash of block 0, which is made where there is none yet. Making it costs what its state
   * holds, so a configuration that is known already is not executed again.
   *
   * @throws LedgerException when the folder holds another chain
   */
  Hash256 genesis(GenesisConfig config, RuntimeSchedule runtimes) {
    Hash256 digest = GenesisDigest.of(config);
    Optional<Hash256> known = store.genesis();
    if (known.isPresent() && store.genesisConfig().filter(digest::equals).isPresent()) {
      return known.get();
    }
    ChainRuntime runtime =
        known.flatMap(hash -> Genesis.fitting(config, runtimes, hash)).orElseGet(runtimes::newest);
    StateTrie state = Genesis.state(config, runtime);
    StoredBlock first = Genesis.block(state);
    if (known.isPresent() && !known.get().equals(first.hash())) {
      throw new LedgerException(
          "the data folder "
              + dir
              + " belongs to another chain: its genesis is "
              + known.get()
              + ", this one's is "
              + first.hash()
              + "; choose another --data or remove it");
    }
    if (known.isEmpty()) {
      return begin(config, state);
    }
    try (Batch batch = database.batch()) {
      Store.putGenesisConfig(batch, digest);
      batch.write();
    }
    return known.get();
  }

  /** Keeps block 0 with this state. */
  Hash256 begin(GenesisConfig config, StateTrie state) {
    StoredBlock first = Genesis.block(state);
    try (Batch batch = database.batch()) {
      StateStore states = new StateStore(database, history, Optional.empty());
      Keeping keeping = states.keep(batch, 0, state);
      Store.putGenesis(batch, first);
      Store.putGenesisConfig(batch, GenesisDigest.of(config));
      batch.write();
      states.kept(keeping);
    }
    return first.hash();
  }

  Head head() {
    long height = store.head().orElseThrow();
    StoredBlock top =
        store
            .block(height)
            .orElseThrow(() -> new LedgerException("block " + height + " is missing in " + dir));
    return new Head(height, top.hash(), top.header());
  }

  /**
   * The kept states; those of a build before are brought into today's form.
   *
   * @param genesis made only when it is needed
   * @throws LedgerException when the head's state is not the one its block says
   */
  StateStore states(Head head, Supplier<StateTrie> genesis) {
    Hash256 expected = head.header().stateRoot();
    FlatState flat = new FlatState(database);
    if (flat.isPresent()) {
      flat.migrate(genesis.get(), head.height(), expected, history);
    }
    StateStore states = new StateStore(database, history, Optional.of(head.height()));
    Hash256 root = states.at(head.height()).orElseThrow().root();
    if (!root.equals(expected)) {
      throw new LedgerException(
          "the stored state is damaged: its root is "
              + root
              + ", block "
              + head.height()
              + " says "
              + expected
              + "; restore a backup or remove the data folder");
    }
    return states;
  }
}
