package io.myelin.api.serving;

import io.myelin.api.Problem;
import io.myelin.api.json.ContractJson;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Writes what resources return: as JSON by our own mapper, gzipped above 1 kB; with a tag where
 * caches may keep it, so that a page can ask again without being sent what it has.
 */
public abstract class Answers implements ContainerResponseFilter {
  private static final int SMALL = 1024;
  private static final String NEVER = "no-store";

  /**
   * How long a cache may keep the answer to this, as Cache-Control says it; empty for not at all.
   */
  protected abstract Optional<String> cached(ContainerRequestContext request);

  /** What is written in place of what a resource returned; empty when that is done already. */
  protected Optional<Object> written(
      ContainerRequestContext request, ContainerResponseContext response, Object entity) {
    return Optional.of(entity);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Optional<String> cached = cached(request);
    if (cached.isEmpty()) {
      response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, NEVER);
    }
    Object entity = response.getEntity();
    if (entity == null
        || entity instanceof StreamingOutput
        || entity instanceof byte[]
        || entity instanceof String) {
      return;
    }
    written(request, response, entity).ifPresent(view -> write(request, response, view, cached));
  }

  private static void write(
      ContainerRequestContext request,
      ContainerResponseContext response,
      Object view,
      Optional<String> cached) {
    byte[] body = ContractJson.bytes(view);
    if (cached.isPresent() && request.getMethod().equals("GET") && response.getStatus() == 200) {
      // weak: the same words, gzipped or not
      EntityTag tag = new EntityTag(digest(body), true);
      response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
      response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, cached.get());
      Optional<Response.ResponseBuilder> known =
          Optional.ofNullable(request.getRequest().evaluatePreconditions(tag));
      if (known.isPresent()) {
        response.setStatus(304);
        response.setEntity(null);
        return;
      }
    }
    MediaType media =
        view instanceof Problem
            ? MediaType.valueOf(Problem.MEDIA)
            : MediaType.APPLICATION_JSON_TYPE;
    boolean zip = body.length > SMALL && zips(request, response);
    response.setEntity(zip ? zipped(body) : body, new Annotation[0], media);
  }

  /** Whether who asks takes gzip; then the answer says so. */
  protected static boolean zips(
      ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().add(HttpHeaders.VARY, "Accept-Encoding, Accept");
    boolean zips =
        Optional.ofNullable(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))
            .map(accepted -> accepted.matches("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?(,|$)).*"))
            .orElse(false);
    if (zips) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    return zips;
  }

  private static String digest(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] zipped(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
