package io.myelin.api.document;

import io.myelin.api.Media;
import io.myelin.api.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
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
    document.getComponents().getSchemas().forEach((name, schema) -> requireAll(schema));
    Paths paths = OASFactory.createPaths();
    Map<String, PathItem> items = new TreeMap<>();
    document
        .getPaths()
        .getPathItems()
        .forEach((path, item) -> items.put(path.startsWith(HOST) ? path : NODE + path, item));
    items.forEach(
        (path, item) -> {
          item.getOperations().values().forEach(operation -> complete(document, operation));
          paths.addPathItem(path, item);
        });
    document.setPaths(paths);
  }

  // An answer has all its fields; what is not known is null and not absent.
  private static void requireAll(Schema schema) {
    if (schema.getProperties() != null && schema.getRequired() == null) {
      schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
    }
  }

  private static void complete(OpenAPI document, Operation operation) {
    APIResponses responses = operation.getResponses();
    REFUSALS.forEach(
        (status, words) -> {
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
        });
    if (responses.hasAPIResponse("200") && responses.getAPIResponse("200").getContent() != null) {
      list(document, operation, responses.getAPIResponse("200").getContent());
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
