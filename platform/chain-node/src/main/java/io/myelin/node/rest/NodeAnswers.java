package io.myelin.node.rest;

import io.myelin.api.Listing;
import io.myelin.api.PageInfo;
import io.myelin.api.serving.Answers;
import io.myelin.api.serving.Turns;
import io.myelin.node.lists.Answer;
import io.myelin.node.lists.Export;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Answers of the node: lists with links to their neighbours, or whole as a file. */
@Provider
public class NodeAnswers extends Answers {
  /** A resource says by this attribute that its answer will be the same for ever. */
  static final String IMMUTABLE = "io.myelin.immutable";

  /** What is about people stays in no cache. */
  private static final Pattern PERSONAL =
      Pattern.compile("^/?(session|sessions|users|tokens|audit|sign-in-links|approvals)(/|$)");

  @Context @Nullable HttpServletRequest servlet;

  static boolean personal(String path) {
    return PERSONAL.matcher(path).find();
  }

  @Override
  protected Optional<String> cached(ContainerRequestContext request) {
    return personal(request.getUriInfo().getPath())
        ? Optional.empty()
        : Optional.of(immutable() ? "public, max-age=31536000, immutable" : "no-cache");
  }

  @Override
  protected Optional<Object> written(
      ContainerRequestContext request, ContainerResponseContext response, Object entity) {
    Optional<Answer> list = list(entity);
    if (list.isEmpty()) {
      return Optional.of(entity);
    }
    link(request, response, list.get().page());
    Optional<Export> export = list.get().export();
    export.ifPresent(file -> file(request, response, file));
    return export.isPresent()
        ? Optional.empty()
        : Optional.of(list.get().pruned((Listing<?>) entity));
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
    StreamingOutput lines = out -> Turns.OF_FILES.write(() -> write(export, out, zip));
    response.getHeaders().putSingle("Content-Disposition", export.disposition());
    response.setEntity(
        lines, new Annotation[0], MediaType.valueOf(export.media()).withCharset("UTF-8"));
  }

  private static void write(Export export, OutputStream out, boolean zip) throws IOException {
    if (zip) {
      GZIPOutputStream zipping = new GZIPOutputStream(out);
      export.write(zipping);
      zipping.finish();
    } else {
      export.write(out);
    }
  }
}
