package io.myelin.node.desk;

import io.myelin.api.market.Matrix;
import io.myelin.api.serving.Problems;
import io.myelin.ledger.receipt.EpochRecord;
import io.myelin.ledger.receipt.Receipt;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.node.epochs.EpochPart;
import io.myelin.node.index.IndexException;
import io.myelin.node.index.Indexer;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.trie.StateTrie;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What epochs leave of subnets: of a kept state, or of an epoch, from the index or its receipt. */
@Dependent
public class MatrixDesk {
  private static final Logger LOG = Logger.getLogger(MatrixDesk.class.getName());
  private final ChainService chain;
  private final Indexer indexer;
  private final States states;

  @Inject
  public MatrixDesk(ChainService chain, Indexer indexer, States states) {
    this.chain = chain;
    this.indexer = indexer;
    this.states = states;
  }

  public Matrix weights(String netuid, String at) {
    return matrix(netuid, at, EpochPart.WEIGHTS);
  }

  public Matrix bonds(String netuid, String at) {
    return matrix(netuid, at, EpochPart.BONDS);
  }

  private Matrix matrix(String netuid, String at, EpochPart<List<byte[]>> part) {
    NetUid wanted = SubnetDesk.netuid(netuid);
    ChainBlock block = states.block(at.isEmpty() ? "head" : at);
    List<byte[]> stored = part(part, wanted, block);
    List<Integer> from = new ArrayList<>();
    List<Integer> to = new ArrayList<>();
    List<Integer> value = new ArrayList<>();
    for (int uid = 0; uid < stored.size(); uid++) {
      int sayer = uid;
      EpochRecord.row(stored.get(uid))
          .forEach(
              (other, said) -> {
                from.add(sayer);
                to.add(other);
                value.add(said);
              });
    }
    return new Matrix(wanted.value(), Views.asOf(block), stored.size(), from, to, value);
  }

  /** A part of a subnet after a block. */
  <T> T part(EpochPart<T> part, NetUid netuid, ChainBlock block) {
    Optional<StateTrie> state = states.state(block);
    if (state.isPresent()) {
      return states
          .queries()
          .epoch(state.get(), netuid)
          .map(part::of)
          .orElseThrow(() -> SubnetDesk.noSubnet(netuid));
    }
    return indexed(part, netuid, block)
        .or(() -> told(part, netuid, block))
        .orElseThrow(
            () ->
                Problems.gone(
                    "The state after block "
                        + block.number()
                        + " is discarded, and it ended no epoch of subnet "
                        + netuid
                        + "; epochs are at /api/v1/subnets/"
                        + netuid
                        + "/epochs."));
  }

  private <T> Optional<T> indexed(EpochPart<T> part, NetUid netuid, ChainBlock block) {
    try {
      return indexer.epochs().part(part, netuid.value(), block.number());
    } catch (IndexException closed) {
      LOG.log(Level.FINE, "the receipt is read instead: {0}", closed.getMessage());
      return Optional.empty();
    }
  }

  /** Where the index is closed or not there yet. */
  private <T> Optional<T> told(EpochPart<T> part, NetUid netuid, ChainBlock block) {
    return chain.ledger().receipts().at(block.number()).map(Receipt::epochs).stream()
        .flatMap(List::stream)
        .filter(epoch -> epoch.netuid().equals(netuid))
        .map(EpochRecord::tables)
        .map(part::of)
        .findFirst();
  }
}
