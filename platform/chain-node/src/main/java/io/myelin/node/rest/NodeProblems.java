package io.myelin.node.rest;

import io.myelin.api.Problem;
import io.myelin.api.serving.ProblemMapper;
import io.myelin.ledger.LedgerException;
import io.myelin.node.chain.ChainUnavailableException;
import io.myelin.node.decoded.BusyException;
import io.myelin.node.decoded.TrialFailedException;
import io.myelin.node.index.IndexException;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** What the node's own failures are answered with. */
@Provider
public class NodeProblems extends ProblemMapper {
  @Override
  protected Optional<Problem> known(Throwable failure) {
    if (failure instanceof ChainUnavailableException || failure instanceof LedgerException) {
      return said(503, "chain-unavailable", failure);
    }
    if (failure instanceof BusyException) {
      return said(503, "busy", failure);
    }
    if (failure instanceof IndexException) {
      return said(503, "index-unavailable", failure);
    }
    return failure instanceof TrialFailedException
        ? said(500, "internal-error", failure)
        : Optional.empty();
  }
}
