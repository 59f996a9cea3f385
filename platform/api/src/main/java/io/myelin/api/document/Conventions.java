package io.myelin.api.document;

import io.myelin.api.Media;
import io.myelin.api.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** What holds for every operation, so that no interface repeats it. */
public final class Conventions implements OASFilter {
  private static final String NODE = "/api/v1";
  private static final String HOST = "/host/";
  private static final String PROBLEM = "#/components/schemas/Problem";
  private static final Map<String, String> REFUSALS =
      new TreeMap<>(
          Map.of(
              "400", "Refused: a parameter or the body is not what it should be.",
              "401", "Nobody is signed in, and this needs somebody.",
              "403", "Refused to the role of who asks.",
              "404", "There is no such thing here.",
              "410", "It was here, and is kept no more.",
              "500", "The node could not answer; its log says why.",
              "503", "Not now: the chain or the index is not open, or busy."));

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document.setInfo(
        OASFactory.createInfo()
            .title("Myelin node")
            .version("1")
            .description(
                "One chain and the neurons of one node. Amounts are rao as decimal texts, ratios"
                    + " numbers from 0 to 1, refusals RFC 9457 problem documents. Every list is"
                    + " also CSV and NDJSON, by Accept; unknown query parameters are refused."));
    document.setServers(
        List.of(OASFactory.createServer().url("/").description("The node that was asked")));
    Set<String> sent = bodies(document);
    document
        .getComponents()
        .getSchemas()
        .forEach((name, schema) -> require(schema, sent.contains(name)));
    Examples examples = new Examples(document);
    Paths paths = OASFactory.createPaths();
    Map<String, PathItem> items = new TreeMap<>();
    document
        .getPaths()
        .getPathItems()
        .forEach((path, item) -> items.put(path.startsWith(HOST) ? path : NODE + path, item));
    items.forEach(
        (path, item) -> {
          item.getOperations()
              .forEach(
                  (method, each) -> {
                    complete(document, method, each);
                    SecondPerson.tell(path, method, each);
                    examples.tell(path, each);
                  });
          paths.addPathItem(path, item);
        });
    document.setPaths(paths);
  }

  private static Set<String> bodies(OpenAPI document) {
    return document.getPaths().getPathItems().values().stream()
        .flatMap(item -> item.getOperations().values().stream())
        .flatMap(operation -> Optional.ofNullable(operation.getRequestBody()).stream())
        .flatMap(body -> body.getContent().getMediaTypes().values().stream())
        .flatMap(media -> Optional.ofNullable(media.getSchema().getRef()).stream())
        .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
        .collect(Collectors.toSet());
  }

  // An answer has all its fields: what is not known is null and not absent. A body may leave out
  // what may be null.
  private static void require(Schema schema, boolean sent) {
    if (schema.getProperties() != null && schema.getRequired() == null) {
      schema.setRequired(
          schema.getProperties().entrySet().stream()
              .filter(field -> !sent || !mayBeNull(field.getValue()))
              .map(Map.Entry::getKey)
              .toList());
    }
  }

  static boolean mayBeNull(Schema field) {
    return Stream.concat(
            Stream.of(field), Optional.ofNullable(field.getAnyOf()).stream().flatMap(List::stream))
        .anyMatch(
            each -> each.getType() != null && each.getType().contains(Schema.SchemaType.NULL));
  }

  private static void complete(OpenAPI document, HttpMethod method, Operation operation) {
    APIResponses responses = operation.getResponses();
    REFUSALS.forEach((status, words) -> refusal(responses, status, words));
    if (operation.getRequestBody() != null) {
      refusal(responses, "413", "Refused: the body is too large.");
      refusal(responses, "415", "Refused: the body is of another media type.");
    }
    if (takes(operation, "If-Match")) {
      refusal(responses, "412", "It is not what was seen any more; the problem says what it is.");
    }
    if (takes(operation, "Idempotency-Key")) {
      refusal(responses, "409", "Refused: something else was sent with the key, or is under way.");
    }
    if (method != HttpMethod.GET) {
      refusal(responses, "409", "Refused: it is not in the state that this needs.");
      refusal(responses, "429", "Refused: too many were asked for; the problem says when again.");
    }
    if (responses.hasAPIResponse("200") && responses.getAPIResponse("200").getContent() != null) {
      list(document, operation, responses.getAPIResponse("200").getContent());
    }
  }

  static boolean takes(Operation operation, String header) {
    return Optional.ofNullable(operation.getParameters()).stream()
        .flatMap(List::stream)
        .anyMatch(parameter -> header.equals(parameter.getName()));
  }

  private static void refusal(APIResponses responses, String status, String words) {
    if (!responses.hasAPIResponse(status)) {
      responses.addAPIResponse(
          status,
          OASFactory.createAPIResponse()
              .description(words)
              .content(
                  OASFactory.createContent()
                      .addMediaType(
                          Problem.MEDIA,
                          OASFactory.createMediaType()
                              .schema(OASFactory.createSchema().ref(PROBLEM)))));
    }
  }

  private static void list(OpenAPI document, Operation operation, Content content) {
    if (!content.hasMediaType(Media.CSV)) {
      return;
    }
    Schema listing = resolved(document, content.getMediaType(Media.JSON).getSchema());
    Schema row = Objects.requireNonNull(listing.getProperties().get("items")).getItems();
    content.getMediaType(Media.CSV).setSchema(text("All rows, with a line of names first."));
    content.getMediaType(Media.LINES).setSchema(text("All rows, one JSON object a line."));
    if (operation.getParameters().stream().anyMatch(Conventions::filters)) {
      Map<String, Schema> fields = new LinkedHashMap<>(resolved(document, row).getProperties());
      operation.getParameters().forEach(known -> fields.remove(known.getName()));
      operation.setDescription(
          (operation.getDescription() == null ? "" : operation.getDescription() + " ")
              + "Filters: any field by its name, also with .ne, .gt, .gte, .lt or .lte after it: "
              + String.join(", ", fields.keySet())
              + ".");
    }
  }

  private static boolean filters(Parameter parameter) {
    return "sort".equals(parameter.getName())
        && String.valueOf(parameter.getDescription()).startsWith("Any fields");
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
  }

  private static Schema resolved(OpenAPI document, Schema schema) {
    String reference = schema.getRef();
    return reference == null
        ? schema
        : Objects.requireNonNull(
            document
                .getComponents()
                .getSchemas()
                .get(reference.substring(reference.lastIndexOf('/') + 1)));
  }
}
