package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.EventRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The events of a block, read by the metadata of the model runtime beside the file (rpc.md 7). */
final class EventSuite implements Suite {
  @Override
  public void run(Path path, JsonNode file, FileReport report) throws IOException {
    ChainCodec codec = ChainCodec.of(Companion.hex(path, "metadata_v15"));
    PolkadotJson json = new PolkadotJson(codec.metadata().types());
    Case.each(
        report,
        "events",
        file.get("events"),
        (c, row) -> {
          ArrayNode list = JsonNodeFactory.instance.arrayNode();
          codec.events().decode(Json.hex(row, "hex")).forEach(one -> list.add(show(one, json)));
          c.expect("decoded", list);
        });
  }

  /** Phase, then pallet, event and fields, then topics. */
  private static ObjectNode show(EventRecord event, PolkadotJson json) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    ObjectNode phase = out.putObject("phase");
    if (event.phase() instanceof EventRecord.ApplyExtrinsic apply) {
      phase.put("applyExtrinsic", apply.index());
    } else {
      phase.putNull(event.phase().getClass().getSimpleName().toLowerCase(Locale.ROOT));
    }
    out.put("pallet", PolkadotJson.camel(event.pallet()));
    out.put("event", event.name());
    out.putArray("fields").addAll(json.each(event.def().fields(), event.fields()));
    ArrayNode topics = out.putArray("topics");
    event.topics().forEach(topic -> topics.add(topic.toString()));
    return out;
  }
}
