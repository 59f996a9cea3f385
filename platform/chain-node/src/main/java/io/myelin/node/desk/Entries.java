package io.myelin.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.codec.StorageCodec;
import io.myelin.codec.json.ValueJson;
import io.myelin.node.answer.Json;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Entries of one storage item in words. */
record Entries(ValueJson json, StorageCodec storage) {
  io.myelin.api.chain.StateEntry shown(byte[] key, byte[] value) {
    return new io.myelin.api.chain.StateEntry(
        keys(key), decoded(value), Hex.encode(key), Hex.encode(value));
  }

  private List<JsonNode> keys(byte[] key) {
    List<JsonNode> shown = new ArrayList<>();
    List<StorageCodec.KeyPart> parts = storage.parts(key);
    for (int i = 0; i < parts.size(); i++) {
      int type = storage.keyTypes().get(i);
      StorageCodec.KeyPart part = parts.get(i);
      shown.add(
          part.value()
              .map(value -> json.write(type, value))
              .orElseGet(
                  () -> Json.mapper().createObjectNode().put("hash", Hex.encode(part.hash()))));
    }
    return shown;
  }

  private Optional<JsonNode> decoded(byte[] value) {
    try {
      return Optional.of(json.write(storage.item().value(), storage.decode(value)));
    } catch (ScaleException unreadable) {
      return Optional.empty();
    }
  }
}
