package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.primitives.scale.ScaleReader;
import java.io.IOException;
import java.nio.file.Path;

/** The events of a block, read by the types of the model runtime beside the file (rpc.md 7). */
final class EventSuite implements Suite {
  @Override
  public void run(Path path, JsonNode file, FileReport report) throws IOException {
    JsonNode model = Companion.json(path, "metadata_model");
    ModelTypes types = new ModelTypes(model.get("types"));
    int record = types.def(eventsType(model)).get("seq").asInt();
    Case.each(
        report,
        "events",
        file.get("events"),
        (c, row) -> {
          ScaleReader in = new ScaleReader(Json.hex(row, "hex"));
          ArrayNode list = new ObjectMapper().createArrayNode();
          int count = in.length(1);
          for (int i = 0; i < count; i++) {
            list.add(event(types, record, in));
          }
          in.expectEnd();
          c.expect("decoded", list);
        });
  }

  private static int eventsType(JsonNode model) {
    for (JsonNode pallet : model.get("pallets")) {
      for (JsonNode item : pallet.at("/storage/items")) {
        if (pallet.get("name").asText().equals("System")
            && item.get("name").asText().equals("Events")) {
          return item.get("value").asInt();
        }
      }
    }
    throw new IllegalStateException("the model has no System.Events");
  }

  /** Phase, then pallet, event and fields, then topics. */
  private static ObjectNode event(ModelTypes types, int record, ScaleReader in) {
    JsonNode fields = types.def(record).get("comp");
    ObjectNode out = new ObjectMapper().createObjectNode();
    out.set("phase", types.read(fields.get(0).get(1).asInt(), in));
    JsonNode pallet = types.variant(fields.get(1).get(1).asInt(), in.u8());
    JsonNode event = types.variant(pallet.get("fields").get(0).get(1).asInt(), in.u8());
    out.put("pallet", ModelTypes.camel(pallet.get("name").asText()));
    out.put("event", event.get("name").asText());
    ArrayNode values = out.putArray("fields");
    event.path("fields").forEach(field -> values.add(types.read(field.get(1).asInt(), in)));
    out.set("topics", types.read(fields.get(2).get(1).asInt(), in));
    return out;
  }
}
