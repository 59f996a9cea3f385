package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.codec.meta.Hasher;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.block.Header;
import io.myelin.primitives.extrinsic.Era;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.trie.TrieRoot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Hashes, storage keys, eras, roots and headers (rpc.md 3, 7, 8). */
final class ChainSuites {
  private ChainSuites() {}

  static void register(Map<String, Suite> suites) {
    suites.put(
        "hashing",
        (path, file, report) -> Case.each(report, "hash", file.get("hashes"), ChainSuites::hashes));
    suites.put(
        "storage_keys",
        (path, file, report) ->
            Case.each(report, "key", file.get("keys"), ChainSuites::storageKey));
    suites.put(
        "era",
        (path, file, report) -> {
          Case.each(report, "mortal", file.get("mortal"), ChainSuites::era);
          Case.one(
              report,
              "immortal",
              file,
              (c, row) -> c.expect("immortal", Era.CODEC.encode(new Era.Immortal())));
        });
    suites.put(
        "tries",
        (path, file, report) -> {
          Case.each(report, "ordered", file.get("ordered"), ChainSuites::ordered);
          Case.each(report, "state", file.get("state"), ChainSuites::state);
          Case.one(
              report,
              "empty",
              file,
              (c, row) -> c.expect("emptyRoot", TrieRoot.ordered(List.of())));
        });
    suites.put(
        "headers",
        (path, file, report) ->
            Case.each(report, "header", file.get("headers"), ChainSuites::header));
  }

  private static void hashes(Case c, JsonNode row) {
    byte[] input = Json.hex(row, "input");
    c.expect("blake2_128", Hashes.blake2b(input, 16))
        .expect("blake2_256", Hashes.blake2b256(input))
        .expect("blake2_512", Hashes.blake2b(input, 64))
        .expect("twox_64", Hashes.twox(input, 8))
        .expect("twox_128", Hashes.twox(input, 16))
        .expect("twox_256", Hashes.twox(input, 32))
        .expect("keccak_256", Hashes.keccak256(input))
        .expect("sha2_256", Hashes.sha256(input));
  }

  private static void storageKey(Case c, JsonNode row) {
    ScaleWriter key = new ScaleWriter().bytes(name(row, "pallet")).bytes(name(row, "item"));
    for (JsonNode part : row.get("keys")) {
      byte[] scale = encoded(Json.text(part, "type"), Json.text(part, "value"));
      c.same("key part", part.get("scale"), scale);
      key.bytes(hasher(Json.text(part, "hasher")).apply(scale));
    }
    c.expect("storageKey", key.toByteArray());
  }

  private static byte[] name(JsonNode row, String field) {
    return Hashes.twox(Json.text(row, field).getBytes(StandardCharsets.US_ASCII), 16);
  }

  private static byte[] encoded(String type, String value) {
    return switch (type) {
      case "AccountId32" -> AccountId.CODEC.encode(Ss58.decode(value));
      case "u16" -> Codecs.U16.encode(Integer.valueOf(value));
      case "u32" -> Codecs.U32.encode(Long.valueOf(value));
      default -> Hex.decode(value);
    };
  }

  private static Hasher hasher(String name) {
    return Hasher.valueOf(
        name.replace("Twox", "Twox_").replace("Concat", "_Concat").toUpperCase(Locale.ROOT));
  }

  private static void era(Case c, JsonNode row) {
    long current = Json.bits(row, "current");
    c.expect("hex", Era.CODEC.encode(Era.mortal(current, Json.bits(row, "period"))));
    if (Era.CODEC.decode(Json.hex(row, "hex")) instanceof Era.Mortal era) {
      c.expect("normalisedPeriod", era.period())
          .expect("phase", era.phase())
          .expect("birth", era.birth(current))
          .expect("deathExclusive", era.death(current));
    } else {
      throw new IllegalStateException("a mortal era was read as immortal");
    }
  }

  private static void ordered(Case c, JsonNode row) {
    List<byte[]> values = new ArrayList<>();
    row.get("values").forEach(value -> values.add(Hex.decode(value.asText())));
    c.expect("count", values.size())
        .expect("rootV0", TrieRoot.ordered(values, false))
        .expect("rootV1", TrieRoot.ordered(values, true));
  }

  private static void state(Case c, JsonNode row) {
    IdentityHashMap<byte[], byte[]> pairs = new IdentityHashMap<>();
    row.get("pairs").forEach(pair -> pairs.put(Json.hex(pair, "key"), Json.hex(pair, "value")));
    c.expect("rootV0", TrieRoot.state(pairs, false)).expect("rootV1", TrieRoot.state(pairs, true));
  }

  private static void header(Case c, JsonNode row) {
    JsonNode json = row.get("json");
    List<byte[]> logs = new ArrayList<>();
    json.at("/digest/logs").forEach(log -> logs.add(Hex.decode(log.asText())));
    Header header =
        new Header(
            Hash256.fromHex(Json.text(json, "parentHash")),
            Long.decode(Json.text(json, "number")),
            Hash256.fromHex(Json.text(json, "stateRoot")),
            Hash256.fromHex(Json.text(json, "extrinsicsRoot")),
            logs);
    byte[] scale = Header.CODEC.encode(header);
    c.expect("scale", scale)
        .expect("hash", header.hash())
        .same("read back", header.hash(), Header.CODEC.decode(Json.hex(row, "scale")).hash());
  }
}
