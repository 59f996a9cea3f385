package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.myelin.codec.json.Accounts;
import io.myelin.codec.json.ValueJson;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.meta.TypeRegistry;
import io.myelin.codec.value.Value;
import io.myelin.codec.value.ValueReader;
import io.myelin.codec.value.ValueWriter;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;

/** Values of named types in both directions, and bytes a strict reader refuses (rpc.md 5). */
final class ScaleSuite implements Suite {
  @Override
  public void run(Path path, JsonNode file, FileReport report) {
    Case.each(report, "encode", file.get("encode"), ScaleSuite::encode);
    Case.each(report, "reject", file.get("reject"), ScaleSuite::reject);
  }

  private static void encode(Case c, JsonNode row) {
    ScaleTypes types = new ScaleTypes();
    int type = types.of(Json.text(row, "type"));
    TypeRegistry registry = types.registry();
    ValueJson json = new ValueJson(registry, Ss58.PREFIX, Accounts.addresses(Ss58.PREFIX));
    JsonNode given = fixedPoint(registry, type, row.get("value"));
    Value value = json.read(type, given, "");
    byte[] bytes = Json.hex(row, "hex");
    c.expect("hex", encode(registry, type, value))
        .same("read", value, decode(registry, type, bytes))
        .same("shown and read again", value, json.read(type, json.write(type, value), ""));
  }

  private static void reject(Case c, JsonNode row) {
    ScaleTypes types = new ScaleTypes();
    int type = types.of(Json.text(row, "type"));
    c.refused(Json.text(row, "reason"), () -> decode(types.registry(), type, Json.hex(row, "hex")));
  }

  /** What the vectors write as a decimal is a composite of its bits. */
  private static JsonNode fixedPoint(TypeRegistry types, int type, JsonNode value) {
    if (!types.type(type).name().equals("Bits")) {
      return value;
    }
    TypeDef.Composite composite = (TypeDef.Composite) types.def(type);
    TypeDef.Primitive stored = (TypeDef.Primitive) types.def(composite.fields().get(0).type());
    BigDecimal unit = new BigDecimal(BigInteger.ONE.shiftLeft(4 * stored.bytes()));
    BigInteger bits = new BigDecimal(value.asText()).multiply(unit).toBigIntegerExact();
    return JsonNodeFactory.instance.objectNode().put("bits", bits.toString());
  }

  private static byte[] encode(TypeRegistry types, int type, Value value) {
    ScaleWriter out = new ScaleWriter();
    new ValueWriter(types, out).write(type, value);
    return out.toByteArray();
  }

  private static Value decode(TypeRegistry types, int type, byte[] bytes) {
    ScaleReader in = new ScaleReader(bytes);
    Value value = new ValueReader(types, in).read(type);
    in.expectEnd();
    return value;
  }
}
