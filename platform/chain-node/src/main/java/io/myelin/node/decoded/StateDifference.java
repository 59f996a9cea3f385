package io.myelin.node.decoded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.StorageCodec;
import io.myelin.codec.json.ValueJson;
import io.myelin.codec.json.ValueRefused;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.state.StateView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** What differs between two blocks that could follow the same state. */
public final class StateDifference {
  private static final int MOST_ENTRIES = 500;
  private static final int MOST_BYTES = 512 << 10;

  /** A block's own book-keeping, which tells nothing that outcome and events do not. */
  private static final Set<String> OF_THE_BLOCK =
      Set.of("System.Events", "System.EventCount", "System.ExtrinsicCount");

  private final ChainCodec codec;
  private final ValueJson json;

  StateDifference(ChainCodec codec) {
    this.codec = codec;
    this.json = codec.json();
  }

  /**
   * An entry of the state that differs.
   *
   * @param keys its parts; an object of a hash where the part cannot be read back
   * @param key the whole key as hex
   * @param before its value without the extrinsic; null for none
   * @param after its value with the extrinsic; null for none
   */
  public record Change(
      String pallet,
      String item,
      List<JsonNode> keys,
      String key,
      Optional<JsonNode> before,
      Optional<JsonNode> after) {}

  /**
   * The entries that differ, in the order of their keys.
   *
   * @param more how many beyond the 500 entries or 512 KiB that are shown
   */
  record Changes(List<Change> changes, int more) {}

  Changes between(
      StateView state,
      SortedMap<byte[], Optional<byte[]>> without,
      SortedMap<byte[], Optional<byte[]>> with) {
    Set<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
    keys.addAll(without.keySet());
    keys.addAll(with.keySet());
    List<Change> changes = new ArrayList<>();
    long bytes = 0;
    int more = 0;
    for (byte[] key : keys) {
      Optional<byte[]> before = value(state, without, key);
      Optional<byte[]> after = value(state, with, key);
      Optional<StorageCodec> item = codec.storage(key);
      if (Arrays.equals(before.orElse(null), after.orElse(null)) || own(item)) {
        continue;
      }
      bytes += before.map(v -> v.length).orElse(0) + after.map(v -> v.length).orElse(0);
      if (changes.size() >= MOST_ENTRIES || bytes > MOST_BYTES) {
        more++;
      } else {
        changes.add(change(key, item, before, after));
      }
    }
    return new Changes(changes, more);
  }

  private static Optional<byte[]> value(
      StateView state, SortedMap<byte[], Optional<byte[]>> changes, byte[] key) {
    return changes.containsKey(key) ? changes.get(key) : state.get(key);
  }

  private static boolean own(Optional<StorageCodec> item) {
    return item.map(one -> one.pallet() + "." + one.item().name())
        .filter(OF_THE_BLOCK::contains)
        .isPresent();
  }

  private Change change(
      byte[] key, Optional<StorageCodec> item, Optional<byte[]> before, Optional<byte[]> after) {
    return new Change(
        item.map(StorageCodec::pallet).orElse(""),
        item.map(one -> one.item().name()).orElse(""),
        item.map(one -> keys(one, key)).orElse(List.of()),
        Hex.encode(key),
        before.map(value -> shown(item, value)),
        after.map(value -> shown(item, value)));
  }

  private List<JsonNode> keys(StorageCodec item, byte[] key) {
    try {
      List<StorageCodec.KeyPart> parts = item.parts(key);
      List<JsonNode> shown = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        int type = item.keyTypes().get(i);
        ObjectNode hash = JsonNodeFactory.instance.objectNode();
        hash.put("hash", Hex.encode(parts.get(i).hash()));
        shown.add(parts.get(i).value().map(value -> json.write(type, value)).orElse(hash));
      }
      return shown;
    } catch (ScaleException unreadable) {
      return List.of();
    }
  }

  private JsonNode shown(Optional<StorageCodec> item, byte[] value) {
    try {
      if (item.isPresent()) {
        return json.write(item.get().item().value(), item.get().decode(value));
      }
    } catch (ScaleException | ValueRefused unreadable) {
      // shown as it is
    }
    return JsonNodeFactory.instance.textNode(Hex.encode(value));
  }
}
