package io.myelin.node.rest;

import io.myelin.ledger.LedgerException;
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
    if (failure instanceof WebApplicationException refused) {
      Response response = refused.getResponse();
      if (response.hasEntity()) {
        return response;
      }
      String reason = response.getStatusInfo().getReasonPhrase();
      String code = reason.toLowerCase(Locale.ROOT).replace(' ', '-');
      Response problem =
          Problem.response(
              response.getStatus(), code, reason + ": see /openapi for what this node answers.");
      Optional<String> allowed = Optional.ofNullable(response.getHeaderString(HttpHeaders.ALLOW));
      allowed.ifPresent(methods -> problem.getHeaders().putSingle(HttpHeaders.ALLOW, methods));
      return problem;
    }
    if (failure instanceof ChainUnavailableException unavailable) {
      return Problem.response(503, "chain-unavailable", String.valueOf(unavailable.getMessage()));
    }
    if (failure instanceof LedgerException unavailable) {
      return Problem.response(503, "chain-unavailable", String.valueOf(unavailable.getMessage()));
    }
    if (failure instanceof BusyException busy) {
      return Problem.response(503, "busy", String.valueOf(busy.getMessage()));
    }
    if (failure instanceof IndexException unavailable) {
      return Problem.response(503, "index-unavailable", String.valueOf(unavailable.getMessage()));
    }
    if (failure instanceof TrialFailedException logged) {
      return Problem.response(500, "internal-error", String.valueOf(logged.getMessage()));
    }
    LOG.log(Level.WARNING, "request failed", failure);
    return Problem.response(
        500, "internal-error", "The node could not answer; its log says why. Nothing changed.");
  }
}
