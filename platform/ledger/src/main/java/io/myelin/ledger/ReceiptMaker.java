package io.myelin.ledger;

import io.myelin.ledger.receipt.Receipt;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.state.StateUnavailableException;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.BlockInput;
import io.myelin.runtime.BlockResult;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.version.RuntimeSchedule;
import java.util.Optional;

/**
 * Makes the receipts that blocks of earlier builds lack, once: such a block is executed again on
 * the state before it, or from genesis forwards where that is discarded, without verifying
 * signatures once more. A block that gives another state root than its header says makes no
 * receipt. One thread at a time.
 */
public final class ReceiptMaker {
  private final Ledger ledger;
  private final AccountId author;
  private final RuntimeSchedule runtimes;
  private StateTrie state = StateTrie.EMPTY;
  private long height = -1;

  /**
   * A maker for one chain.
   *
   * @param author who made its blocks
   * @param runtimes that take every signature for good
   */
  public ReceiptMaker(Ledger ledger, AccountId author, RuntimeSchedule runtimes) {
    this.ledger = ledger;
    this.author = author;
    this.runtimes = runtimes;
  }

  /**
   * The receipt of a kept block.
   *
   * @param of a height above 0
   * @throws LedgerException when executing again gives another state than the block says
   */
  public Receipt receipt(long of) {
    Optional<Receipt> kept = ledger.receipts().at(of);
    boolean near = isNear(of);
    try {
      return kept.isPresent() ? kept.get() : make(of);
    } catch (StateUnavailableException gone) {
      if (near && !isNear(of)) {
        return make(of); // the state was discarded while it was read
      }
      throw gone;
    }
  }

  /** Whether the state just before a block is kept, so that nothing but the block is executed. */
  public boolean isNear(long of) {
    return before(of).isPresent();
  }

  private Optional<StateTrie> before(long of) {
    return ledger.hashAt(of - 1).flatMap(ledger::stateAt);
  }

  Receipt make(long of) {
    boolean made = false;
    try {
      begin(of);
      while (height < of - 1) {
        next();
      }
      Receipt receipt = next();
      made = true;
      return receipt;
    } finally {
      if (!made) {
        height = -1; // a state that is discarded meanwhile is not gone on with
      }
    }
  }

  /** Where there is a kept state just before the block, nothing earlier is executed. */
  private void begin(long of) {
    if (height == of - 1) {
      return;
    }
    Optional<StateTrie> before = before(of);
    if (before.isPresent()) {
      state = before.get();
      height = of - 1;
    } else if (height < 0 || height >= of) {
      state = ledger.hashAt(0).flatMap(ledger::stateAt).orElseThrow();
      height = 0;
    }
  }

  private Receipt next() {
    StoredBlock block = ledger.blockAt(height + 1).orElseThrow();
    ChainRuntime runtime = runtimes.after(state);
    BlockResult result =
        runtime.apply(
            state,
            new BlockInput(
                block.height(),
                block.header().parentHash(),
                author,
                Seals.executed(block.header()),
                block.extrinsics()));
    StateTrie after = state.apply(result.changes());
    if (!after.root().equals(block.header().stateRoot())) {
      throw new LedgerException(
          "block "
              + block.height()
              + " executed again gives state root "
              + after.root()
              + ", the block says "
              + block.header().stateRoot()
              + "; was it made by another version?");
    }
    Receipt receipt = Receipt.of(runtime, result, after);
    ledger.receipts().add(block, receipt);
    state = after;
    height++;
    return receipt;
  }
}
