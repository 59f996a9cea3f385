package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.scale.Codec;
import java.nio.file.Path;

/** Values of named types in both directions, and bytes a strict reader refuses (rpc.md 5). */
final class ScaleSuite implements Suite {
  @Override
  public void run(Path path, JsonNode file, FileReport report) {
    Case.each(report, "encode", file.get("encode"), ScaleSuite::encode);
    Case.each(report, "reject", file.get("reject"), ScaleSuite::reject);
  }

  private static void encode(Case c, JsonNode row) {
    Codec<JsonNode> codec = ScaleTypes.of(Json.text(row, "type"));
    byte[] bytes = Json.hex(row, "hex");
    c.expect("hex", codec.encode(row.get("value")))
        .same("read and written again", bytes, codec.encode(codec.decode(bytes)));
  }

  private static void reject(Case c, JsonNode row) {
    Codec<JsonNode> codec = ScaleTypes.of(Json.text(row, "type"));
    c.refused(Json.text(row, "reason"), () -> codec.decode(Json.hex(row, "hex")));
  }
}
