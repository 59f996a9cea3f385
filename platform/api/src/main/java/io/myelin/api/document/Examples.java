package io.myelin.api.document;

import io.myelin.api.Media;
import io.myelin.api.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Examples of bodies and answers, put together from those of their schemas and properties alone.
 */
final class Examples {
  private static final int DEPTH = 8;

  private final Map<String, Schema> schemas;
  private final Refusals refusals;

  Examples(OpenAPI document) {
    schemas = document.getComponents().getSchemas();
    refusals = new Refusals(document.getComponents());
  }

  /** Gives one to what is sent and answered as JSON, where all that has to be there has one. */
  void tell(String path, Operation operation) {
    if (operation.getRequestBody() != null) {
      give(operation.getRequestBody().getContent().getMediaType(Media.JSON), true);
    }
    boolean keyed = Conventions.takes(operation, "Idempotency-Key");
    for (Map.Entry<String, APIResponse> each :
        operation.getResponses().getAPIResponses().entrySet()) {
      Content content = each.getValue().getContent();
      if (content != null) {
        give(content.getMediaType(Media.JSON), false);
        if (content.hasMediaType(Problem.MEDIA)) {
          content
              .getMediaType(Problem.MEDIA)
              .addExample("refusal", refusals.of(each.getKey(), path, keyed));
        }
      }
    }
  }

  private void give(@Nullable MediaType media, boolean sent) {
    if (media != null && media.getExample() == null && media.getExamples() == null) {
      of(media.getSchema(), sent, DEPTH).ifPresent(media::setExample);
    }
  }

  /**
   * An example of a schema; empty where a part that has to be there has none.
   *
   * @param sent whether it may leave out what may be null
   */
  private Optional<Object> of(Schema given, boolean sent, int depth) {
    if (given.getExamples() != null && !given.getExamples().isEmpty()) {
      return Optional.of(given.getExamples().get(0));
    }
    Schema schema = resolved(given);
    if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
      return Optional.of(schema.getExamples().get(0));
    }
    if (depth == 0 || schema.getAnyOf() != null || schema.getOneOf() != null) {
      return Optional.empty();
    }
    if (schema.getItems() != null) {
      return of(schema.getItems(), sent, depth - 1).map(List::of);
    }
    return schema.getProperties() == null ? Optional.empty() : object(schema, sent, depth);
  }

  private Optional<Object> object(Schema schema, boolean sent, int depth) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Set<String> required =
        schema.getRequired() == null ? Set.of() : Set.copyOf(schema.getRequired());
    for (Map.Entry<String, Schema> field : schema.getProperties().entrySet()) {
      boolean own = field.getValue().getExamples() != null;
      boolean mayBeNull = Conventions.mayBeNull(field.getValue());
      if (own || !mayBeNull) {
        Optional<Object> value = of(field.getValue(), sent, depth - 1);
        value.ifPresent(found -> fields.put(field.getKey(), found));
        if (value.isEmpty() && required.contains(field.getKey())) {
          return Optional.empty();
        }
      } else if (!sent) {
        return Optional.empty();
      }
    }
    return Optional.of(fields);
  }

  private Schema resolved(Schema schema) {
    String reference = schema.getRef();
    return reference == null
        ? schema
        : Objects.requireNonNull(
            schemas.get(reference.substring(reference.lastIndexOf('/') + 1)), reference);
  }
}
