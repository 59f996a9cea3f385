package io.myelin.node.desk;

import io.myelin.api.chain.ChainInfo;
import io.myelin.api.chain.Supply;
import io.myelin.node.chain.Books;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.primitives.Rao;
import io.myelin.runtime.ChainQueries;
import io.myelin.runtime.ChainRuntime;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** The chain as a whole. */
@Dependent
public class ChainDesk {
  private final ChainService chain;
  private final Books books;
  private final States states;

  @Inject
  public ChainDesk(ChainService chain, Books books, States states) {
    this.chain = chain;
    this.books = books;
    this.states = states;
  }

  public ChainInfo chain() {
    States.At seen = states.at("head");
    ChainBlock head = seen.block();
    ChainQueries.Supply supply = books.supply();
    // Of the block that is told with it; the books may be of an earlier one.
    ChainRuntime runtime = chain.ledger().runtimes().reading(seen.state());
    Rao issuance = runtime.queries().issuance(seen.state());
    long emission = supply.blockEmission().value();
    long left = supply.nextHalvingAt().value() - issuance.value();
    return new ChainInfo(
        chain.chainName(),
        chain.ledger().genesisHash().hex(),
        Views.head(head),
        chain.ledger().finalized().height(),
        runtime.version().specVersion(),
        chain.blockMillis(),
        Views.rao(issuance),
        Views.rao(supply.cap()),
        Views.rao(supply.blockEmission()),
        Views.rao(supply.nextHalvingAt()),
        emission > 0 ? Optional.of((left + emission - 1) / emission) : Optional.empty(),
        Views.time(head));
  }

  /**
   * Issuance and what it is made of.
   *
   * @param count every account now, and not as of the last count
   */
  public Supply supply(boolean count) {
    if (count) {
      books.verify();
    }
    return Views.supply(books.supply(), books.verified());
  }
}
