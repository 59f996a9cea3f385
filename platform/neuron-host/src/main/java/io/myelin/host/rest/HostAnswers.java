package io.myelin.host.rest;

import io.myelin.api.serving.Answers;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Answers of the host: no cache keeps any. */
@Provider
public class HostAnswers extends Answers {
  @Override
  protected Optional<String> cached(ContainerRequestContext request) {
    return Optional.empty();
  }
}
