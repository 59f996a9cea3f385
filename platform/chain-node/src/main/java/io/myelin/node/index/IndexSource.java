package io.myelin.node.index;

import io.myelin.ledger.Ledger;
import io.myelin.ledger.PastStates;
import io.myelin.ledger.StoredBlock;
import io.myelin.node.chain.ChainBlock;
import io.myelin.primitives.NetUid;
import io.myelin.runtime.ChainQueries;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.frame.Payout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The final blocks as the index wants them. One thread at a time. */
final class IndexSource {
  private final Ledger ledger;
  private final PastStates states;

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

  Entry entry(long height) {
    StoredBlock block = ledger.blockAt(height).orElseThrow();
    Map<Integer, List<ChainQueries.Neuron>> epochs = new TreeMap<>();
    for (Payout payout : block.payouts()) {
      NetUid netuid = payout.netuid();
      if (!epochs.containsKey(netuid.value())) {
        ledger
            .runtime()
            .queries()
            .metagraph(states.after(block), netuid)
            .ifPresent(neurons -> epochs.put(netuid.value(), neurons));
      }
    }
    return new Entry(ChainBlock.of(block), epochs);
  }
}
