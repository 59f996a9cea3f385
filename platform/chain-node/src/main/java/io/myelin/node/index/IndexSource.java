package io.myelin.node.index;

import io.myelin.ledger.Ledger;
import io.myelin.ledger.LedgerException;
import io.myelin.ledger.PastStates;
import io.myelin.ledger.StoredBlock;
import io.myelin.node.chain.ChainBlock;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.ChainQueries;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.frame.Payout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The final blocks as the index wants them. One thread at a time. */
final class IndexSource {
  private static final Logger LOG = Logger.getLogger(IndexSource.class.getName());
  private final Ledger ledger;
  private final PastStates states;
  private Optional<EpochGap> gap = Optional.empty();

  IndexSource(Ledger ledger, GenesisConfig genesis) {
    this.ledger = ledger;
    this.states = new PastStates(ledger, genesis);
  }

  /** A block with the neurons of each subnet whose epoch it ended. */
  record Entry(ChainBlock block, Map<Integer, List<ChainQueries.Neuron>> epochs) {
    int rows() {
      int neurons = epochs.values().stream().mapToInt(List::size).sum();
      return 1 + block.extrinsics().size() + block.payouts().size() + neurons;
    }
  }

  String genesis() {
    return ledger.genesisHash().hex();
  }

  long finalHeight() {
    return ledger.finalized().height();
  }

  Optional<String> hash(long height) {
    return ledger.hashAt(height).map(Object::toString);
  }

  /** The epochs that had to be left out so far; empty when there are none. */
  Optional<EpochGap> gap() {
    return gap;
  }

  Entry entry(long height) {
    StoredBlock block = ledger.blockAt(height).orElseThrow();
    Map<Integer, List<ChainQueries.Neuron>> epochs = new TreeMap<>();
    for (Payout payout : block.payouts()) {
      NetUid netuid = payout.netuid();
      if (!epochs.containsKey(netuid.value())) {
        state(block)
            .flatMap(state -> ledger.runtime().queries().metagraph(state, netuid))
            .ifPresent(neurons -> epochs.put(netuid.value(), neurons));
      }
    }
    return new Entry(ChainBlock.of(block), epochs);
  }

  private Optional<StateTrie> state(StoredBlock block) {
    long height = block.height();
    if (gap.isPresent() && height >= gap.get().from()) {
      // Executing again would begin at genesis and end at the same block as before.
      Optional<StateTrie> kept = ledger.stateAt(block.hash());
      if (kept.isEmpty()) {
        gap = gap.map(known -> known.upTo(height));
      }
      return kept;
    }
    try {
      return Optional.of(states.after(block));
    } catch (RuntimeException failed) {
      requireLedger(height, failed);
      String reason = String.valueOf(failed.getMessage());
      long to = gap.map(EpochGap::to).orElse(height);
      gap = Optional.of(new EpochGap(height, to, reason));
      LOG.log(
          Level.WARNING,
          "epochs from block {0} on get no rows of neurons as far as their states are discarded:"
              + " {1}",
          new Object[] {Long.toString(height), reason});
      return Optional.empty();
    }
  }

  /** A store that fails or closes says nothing about the block: rows are not left out for it. */
  private void requireLedger(long height, RuntimeException failed) {
    if (failed instanceof LedgerException && failed.getCause() != null) {
      throw failed;
    }
    if (ledger.blockAt(height).isEmpty()) {
      throw failed;
    }
  }
}
