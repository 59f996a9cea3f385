package io.myelin.node.desk;

import io.myelin.api.market.Matrix;
import io.myelin.ledger.receipt.EpochRecord;
import io.myelin.ledger.receipt.Receipt;
import io.myelin.node.answer.Problems;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.ChainQueries.EpochTables;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What neurons say of each other: of a kept state, or as an epoch left it, from its receipt. */
@Dependent
public class MatrixDesk {
  private final ChainService chain;
  private final States states;

  @Inject
  public MatrixDesk(ChainService chain, States states) {
    this.chain = chain;
    this.states = states;
  }

  public Matrix weights(String netuid, String at) {
    return matrix(netuid, at, EpochTables::weights);
  }

  public Matrix bonds(String netuid, String at) {
    return matrix(netuid, at, EpochTables::bonds);
  }

  private Matrix matrix(String netuid, String at, Function<EpochTables, List<byte[]>> rows) {
    NetUid wanted = SubnetDesk.netuid(netuid);
    ChainBlock block = states.block(at.isEmpty() ? "head" : at);
    List<byte[]> stored = rows.apply(tables(wanted, block));
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

  /** Tables of a subnet after a block. */
  EpochTables tables(NetUid netuid, ChainBlock block) {
    Optional<StateTrie> state = states.state(block);
    if (state.isPresent()) {
      return states
          .queries()
          .epoch(state.get(), netuid)
          .orElseThrow(() -> SubnetDesk.noSubnet(netuid));
    }
    return chain.ledger().receipts().at(block.number()).map(Receipt::epochs).stream()
        .flatMap(List::stream)
        .filter(epoch -> epoch.netuid().equals(netuid))
        .map(EpochRecord::tables)
        .findFirst()
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
}
