package io.myelin.node.rest;

import io.myelin.primitives.hash.Hashes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lets a page ask again without being sent again what it has; the chain moves, so it must ask. */
@Provider
public class EtagFilter implements ContainerResponseFilter {
  /** What is about people stays in no cache. */
  private static final Pattern PERSONAL =
      Pattern.compile("^/?(session|sessions|users|tokens|audit)(/|$)");

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!request.getMethod().equals("GET")
        || response.getStatus() != 200
        || !(response.getEntity() instanceof String body)) {
      return;
    }
    if (PERSONAL.matcher(request.getUriInfo().getPath()).find()) {
      response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
      return;
    }
    EntityTag tag =
        new EntityTag(
            Hashes.blake2b256(body.getBytes(StandardCharsets.UTF_8)).hex().substring(2, 34));
    response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
    response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-cache");
    Optional<Response.ResponseBuilder> known =
        Optional.ofNullable(request.getRequest().evaluatePreconditions(tag));
    known.ifPresent(
        builder -> {
          response.setStatus(304);
          response.setEntity(null);
        });
  }
}
