package io.myelin.node.rest;

import io.myelin.api.Listing;
import io.myelin.api.PageInfo;
import io.myelin.api.Problem;
import io.myelin.node.answer.Json;
import io.myelin.node.lists.Answer;
import io.myelin.node.lists.Export;
import io.myelin.primitives.hash.Hashes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes what resources return: as JSON with a tag, so that a page can ask again without being sent
 * what it has; lists with links to their neighbours, or whole as a file; all gzipped above 1 kB.
 */
@Provider
public class Answers implements ContainerResponseFilter {
  /** A resource says by this attribute that its answer will be the same for ever. */
  static final String IMMUTABLE = "io.myelin.immutable";

  /** What is about people stays in no cache. */
  private static final Pattern PERSONAL =
      Pattern.compile("^/?(session|sessions|users|tokens|audit)(/|$)");

  private static final int SMALL = 1024;
  private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;

  @Context @Nullable HttpServletRequest servlet;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Object entity = response.getEntity();
    if (entity == null || entity instanceof StreamingOutput || entity instanceof byte[]) {
      return;
    }
    Optional<Answer> list = list(entity);
    if (list.isPresent()) {
      link(request, response, list.get().page());
      Optional<Export> export = list.get().export();
      if (export.isPresent()) {
        file(request, response, export.get());
        return;
      }
      entity = list.get().pruned((Listing<?>) entity);
    }
    byte[] body = Json.bytes(entity);
    if (PERSONAL.matcher(request.getUriInfo().getPath()).find()) {
      response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    } else if (request.getMethod().equals("GET") && response.getStatus() == 200) {
      // weak: the same words, gzipped or not
      EntityTag tag = new EntityTag(Hashes.blake2b256(body).hex().substring(2, 34), true);
      response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
      response
          .getHeaders()
          .putSingle(
              HttpHeaders.CACHE_CONTROL,
              immutable() ? "public, max-age=31536000, immutable" : "no-cache");
      Optional<Response.ResponseBuilder> known =
          Optional.ofNullable(request.getRequest().evaluatePreconditions(tag));
      if (known.isPresent()) {
        response.setStatus(304);
        response.setEntity(null);
        return;
      }
    }
    MediaType media = entity instanceof Problem ? MediaType.valueOf(Problem.MEDIA) : JSON;
    boolean zip = body.length > SMALL && zips(request, response);
    response.setEntity(zip ? zipped(body) : body, new Annotation[0], media);
  }

  private Optional<Answer> list(Object entity) {
    return entity instanceof Listing<?>
        ? Optional.ofNullable(servlet).map(known -> (Answer) known.getAttribute(Answer.KEY))
        : Optional.empty();
  }

  private boolean immutable() {
    return Optional.ofNullable(servlet)
        .map(known -> known.getAttribute(IMMUTABLE) != null)
        .orElse(false);
  }

  private static void link(
      ContainerRequestContext request, ContainerResponseContext response, PageInfo page) {
    Map<String, Optional<String>> neighbours =
        Map.of("next", page.next(), "prev", page.prev(), "first", Optional.of(page.first()));
    neighbours.forEach(
        (relation, cursor) ->
            cursor.ifPresent(
                place -> {
                  URI target =
                      request
                          .getUriInfo()
                          .getRequestUriBuilder()
                          .replaceQueryParam("cursor", place)
                          .build();
                  String relative = target.getRawPath() + "?" + target.getRawQuery();
                  response
                      .getHeaders()
                      .add(HttpHeaders.LINK, "<" + relative + ">; rel=\"" + relation + "\"");
                }));
  }

  private static void file(
      ContainerRequestContext request, ContainerResponseContext response, Export export) {
    boolean zip = zips(request, response);
    StreamingOutput lines =
        out -> {
          if (zip) {
            GZIPOutputStream zipping = new GZIPOutputStream(out);
            export.write(zipping);
            zipping.finish();
          } else {
            export.write(out);
          }
        };
    response.getHeaders().putSingle("Content-Disposition", export.disposition());
    response.setEntity(
        lines, new Annotation[0], MediaType.valueOf(export.media()).withCharset("UTF-8"));
  }

  private static boolean zips(ContainerRequestContext request, ContainerResponseContext response) {
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
