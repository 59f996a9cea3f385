package io.myelin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.ledger.StoredBlock;
import io.myelin.primitives.Hex;
import io.myelin.primitives.block.Header;
import io.myelin.runtime.RuntimeVersion;
import java.util.Collection;
import java.util.Optional;

/** The JSON shapes of chain values (rpc.md 2.1, 3.1). */
final class Json {
  static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  static JsonNode text(String value) {
    return NODES.textNode(value);
  }

  static JsonNode hex(byte[] value) {
    return text(Hex.encode(value));
  }

  static JsonNode hexOrNull(Optional<byte[]> value) {
    return value.map(Json::hex).orElse(NODES.nullNode());
  }

  static ArrayNode texts(Collection<String> values) {
    ArrayNode list = NODES.arrayNode();
    values.forEach(list::add);
    return list;
  }

  static ObjectNode header(Header header) {
    ObjectNode json = NODES.objectNode();
    json.put("parentHash", header.parentHash().hex());
    json.put("number", "0x" + Long.toHexString(header.number()));
    json.put("stateRoot", header.stateRoot().hex());
    json.put("extrinsicsRoot", header.extrinsicsRoot().hex());
    ArrayNode logs = json.putObject("digest").putArray("logs");
    header.digestLogs().forEach(log -> logs.add(Hex.encode(log)));
    return json;
  }

  static ObjectNode block(StoredBlock stored) {
    ObjectNode json = NODES.objectNode();
    ObjectNode block = json.putObject("block");
    block.set("header", header(stored.header()));
    ArrayNode body = block.putArray("extrinsics");
    stored.extrinsics().forEach(extrinsic -> body.add(Hex.encode(extrinsic)));
    json.putNull("justifications");
    return json;
  }

  static ObjectNode version(RuntimeVersion version) {
    ObjectNode json = NODES.objectNode();
    json.put("specName", version.specName());
    json.put("implName", version.implName());
    json.put("authoringVersion", version.authoringVersion());
    json.put("specVersion", version.specVersion());
    json.put("implVersion", version.implVersion());
    ArrayNode apis = json.putArray("apis");
    version.apis().forEach(api -> apis.addArray().add(prefixed(api.id())).add(api.version()));
    json.put("transactionVersion", version.transactionVersion());
    json.put("systemVersion", version.systemVersion());
    json.put("stateVersion", version.stateVersion());
    return json;
  }

  private static String prefixed(String hex) {
    return hex.startsWith("0x") ? hex : "0x" + hex;
  }
}
