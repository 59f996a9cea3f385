package io.myelin.ledger;

import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.BlockInput;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.version.RuntimeSchedule;
import io.myelin.runtime.version.Runtimes;

/**
 * States of any height, also of those the ledger has discarded: they are executed again from
 * genesis, forwards only and without verifying signatures once more. What comes out is checked
 * against the block's state root, so it is the state or an error. One thread at a time.
 */
public final class PastStates {
  private final Ledger ledger;
  private final GenesisConfig genesis;
  private final RuntimeSchedule runtimes;
  private StateTrie state = StateTrie.EMPTY;
  private long height = -1;

  public PastStates(Ledger ledger, GenesisConfig genesis) {
    this.ledger = ledger;
    this.genesis = genesis;
    this.runtimes = new Runtimes(genesis.blockMillis(), (signature, signer, message) -> true);
  }

  /**
   * The state a kept block left.
   *
   * @throws LedgerException when executing again gives another state than the block says
   */
  public StateTrie after(StoredBlock block) {
    return ledger.stateAt(block.hash()).orElseGet(() -> again(block));
  }

  private ChainRuntime first() {
    return Genesis.fitting(genesis, runtimes, ledger.genesisHash()).orElseGet(runtimes::newest);
  }

  private StateTrie again(StoredBlock block) {
    if (height < 0 || height > block.height()) {
      state = Genesis.state(genesis, first());
      height = 0;
    }
    while (height < block.height()) {
      StoredBlock next = ledger.blockAt(height + 1).orElseThrow();
      state =
          state.apply(
              runtimes
                  .after(state)
                  .apply(
                      state,
                      new BlockInput(
                          next.height(),
                          next.header().parentHash(),
                          genesis.author(),
                          Seals.executed(next.header()),
                          next.extrinsics()))
                  .changes());
      height++;
    }
    if (!state.root().equals(block.header().stateRoot())) {
      height = -1;
      throw new LedgerException(
          "block "
              + block.height()
              + " executed again gives state root "
              + state.root()
              + ", the block says "
              + block.header().stateRoot()
              + "; was it made by another version?");
    }
    return state;
  }
}
