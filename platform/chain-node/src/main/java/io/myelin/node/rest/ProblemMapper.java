package io.myelin.node.rest;

import io.myelin.ledger.LedgerException;
import io.myelin.node.answer.Problems;
import io.myelin.node.answer.Refused;
import io.myelin.node.chain.ChainUnavailableException;
import io.myelin.node.decoded.BusyException;
import io.myelin.node.decoded.TrialFailedException;
import io.myelin.node.index.IndexException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns every failure into a problem document; what went wrong inside is logged, never sent. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof Refused refused) {
      return Problems.response(refused.problem());
    }
    if (failure instanceof WebApplicationException refused) {
      return ofServer(refused.getResponse());
    }
    if (failure instanceof ChainUnavailableException || failure instanceof LedgerException) {
      return Problems.response(503, "chain-unavailable", String.valueOf(failure.getMessage()));
    }
    if (failure instanceof BusyException busy) {
      return Problems.response(503, "busy", String.valueOf(busy.getMessage()));
    }
    if (failure instanceof IndexException unavailable) {
      return Problems.response(503, "index-unavailable", String.valueOf(unavailable.getMessage()));
    }
    if (failure instanceof TrialFailedException logged) {
      return Problems.response(500, "internal-error", String.valueOf(logged.getMessage()));
    }
    LOG.log(Level.WARNING, "request failed", failure);
    return Problems.response(
        500, "internal-error", "The node could not answer; its log says why. Nothing changed.");
  }

  private static Response ofServer(Response response) {
    if (response.hasEntity()) {
      return response;
    }
    String reason = response.getStatusInfo().getReasonPhrase();
    String code = reason.toLowerCase(Locale.ROOT).replace(' ', '-');
    Response problem =
        Problems.response(
            response.getStatus(),
            code,
            reason + ": see /api/v1/openapi for what this node answers.");
    Optional<String> allowed = Optional.ofNullable(response.getHeaderString(HttpHeaders.ALLOW));
    allowed.ifPresent(methods -> problem.getHeaders().putSingle(HttpHeaders.ALLOW, methods));
    return problem;
  }
}
