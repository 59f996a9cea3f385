package io.myelin.api.document;

import com.fasterxml.jackson.core.type.TypeReference;
import io.myelin.access.Agreement;
import io.myelin.access.Operations;
import io.myelin.api.Media;
import io.myelin.api.access.Approval;
import io.myelin.api.json.ContractJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What a change answers that waits for a second person, by the table of operations alone. */
final class SecondPerson {
  private static final String HOST = "/host";
  private static final String WAITS = "202";
  private static final String HEADER = "X-Myelin-Approval";
  private static final String APPROVAL = "#/components/schemas/Approval";

  private SecondPerson() {}

  static void tell(String path, HttpMethod method, Operation operation) {
    boolean host = path.startsWith(HOST + "/");
    Operations.find(
            host ? "host" : "node",
            method.name(),
            host ? path.substring(HOST.length()) : path,
            Set.of())
        .filter(line -> line.agreement() != Agreement.NONE)
        .ifPresent(line -> tell(line, path, operation));
  }

  private static void tell(io.myelin.access.Operation line, String path, Operation operation) {
    operation.addParameter(
        OASFactory.createParameter()
            .name(HEADER)
            .in(Parameter.In.HEADER)
            .description(
                "The approval of this very change, once somebody else has agreed to it; it counts"
                    + " once.")
            .schema(text()));
    APIResponse waits =
        Optional.ofNullable(operation.getResponses().getAPIResponse(WAITS))
            .orElseGet(OASFactory::createAPIResponse);
    String words =
        "On a node that asks for a second person ("
            + line.agreement().meaning()
            + "): it waits, and nothing is changed. Once POST /api/v1/approvals/{id} has approved"
            + " it, the same request with the header "
            + HEADER
            + " makes it.";
    waits.setDescription(
        Optional.ofNullable(waits.getDescription()).map(own -> own + ". " + words).orElse(words));
    waits.addHeader(
        HEADER, OASFactory.createHeader().description("The approval it waits for.").schema(text()));
    Content content = Optional.ofNullable(waits.getContent()).orElseGet(OASFactory::createContent);
    MediaType media =
        Optional.ofNullable(content.getMediaType(Media.JSON))
            .orElseGet(OASFactory::createMediaType);
    Schema approval = OASFactory.createSchema().ref(APPROVAL);
    media.setSchema(
        Optional.ofNullable(media.getSchema())
            .map(own -> OASFactory.createSchema().anyOf(List.of(own, approval)))
            .orElse(approval));
    media.addExample(
        "waits",
        OASFactory.createExample()
            .summary("It waits for a second person")
            .value(example(line, path)));
    waits.setContent(content.addMediaType(Media.JSON, media));
    operation.getResponses().addAPIResponse(WAITS, waits);
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }

  private static Object example(io.myelin.access.Operation line, String path) {
    Instant asked = Instant.parse("2026-01-02T03:04:05Z");
    Approval waiting =
        new Approval(
            "k3Xq9Zt0bVn2",
            line.change().orElse(""),
            line.permission().word(),
            line.method(),
            path,
            "",
            "",
            Optional.of("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            "ann",
            asked,
            asked.plus(Duration.ofHours(24)),
            "waiting",
            Optional.empty(),
            Optional.empty(),
            "",
            true,
            false,
            Optional.empty(),
            Optional.empty());
    return ContractJson.mapper().convertValue(waiting, new TypeReference<Map<String, Object>>() {});
  }
}
