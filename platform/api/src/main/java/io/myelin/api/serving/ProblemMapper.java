package io.myelin.api.serving;

import io.myelin.api.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns every failure into a problem document; what went wrong inside is logged, never sent. */
public abstract class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class.getName());

  /** What a failure that this server knows is answered with; empty for any other. */
  protected abstract Optional<Problem> known(Throwable failure);

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof Refused refused) {
      return Problems.response(refused.problem());
    }
    if (failure instanceof WebApplicationException refused) {
      return ofServer(refused.getResponse());
    }
    return known(failure)
        .map(Problems::response)
        .orElseGet(
            () -> {
              LOG.log(Level.WARNING, "request failed", failure);
              return Problems.response(
                  500, "internal-error", "The server could not answer; its log says why.");
            });
  }

  /** With a code and the failure's own words. */
  protected static Optional<Problem> said(int status, String code, Throwable failure) {
    return Optional.of(Problems.of(status, code, String.valueOf(failure.getMessage()), List.of()));
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
    Optional.ofNullable(response.getHeaderString(HttpHeaders.ALLOW))
        .ifPresent(methods -> problem.getHeaders().putSingle(HttpHeaders.ALLOW, methods));
    return problem;
  }
}
