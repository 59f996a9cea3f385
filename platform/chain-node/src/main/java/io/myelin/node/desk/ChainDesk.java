package io.myelin.node.desk;

import io.myelin.api.chain.ChainInfo;
import io.myelin.api.chain.Supply;
import io.myelin.node.chain.Books;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.runtime.ChainQueries;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** The chain as a whole. */
@Dependent
public class ChainDesk {
  private final ChainService chain;
  private final Books books;

  @Inject
  public ChainDesk(ChainService chain, Books books) {
    this.chain = chain;
    this.books = books;
  }

  public ChainInfo chain() {
    ChainBlock head = chain.head();
    ChainQueries.Supply supply = books.supply();
    long emission = supply.blockEmission().value();
    long left = supply.nextHalvingAt().value() - supply.issuance().value();
    return new ChainInfo(
        chain.chainName(),
        chain.ledger().genesisHash().hex(),
        Views.head(head),
        chain.ledger().finalized().height(),
        chain.ledger().runtimes().reading(chain.headState()).version().specVersion(),
        chain.blockMillis(),
        Views.rao(supply.issuance()),
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
