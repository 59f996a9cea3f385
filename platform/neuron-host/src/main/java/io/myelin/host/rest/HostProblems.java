package io.myelin.host.rest;

import io.myelin.api.Problem;
import io.myelin.api.serving.ProblemMapper;
import io.myelin.plugins.Refusal;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** What the host's own failures are answered with. */
@Provider
public class HostProblems extends ProblemMapper {
  @Override
  protected Optional<Problem> known(Throwable failure) {
    return failure instanceof Refusal refusal
        ? Optional.of(Problem.of(409, "refused", refusal.sentence()))
        : Optional.empty();
  }
}
