package io.myelin.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Headers as a lying node makes them: the bytes of a real one, cut in other places. */
final class HeaderForgery {
  private static final String RECEIPTS = "0x0472637074" + "80";
  private static final int DIGEST = 32;

  /** A header with what is said against it. */
  record Cut(String refusal, ObjectNode header) {}

  private HeaderForgery() {}

  /**
   * A header of the same bytes, and so the same hash, that names the root of the receipts where the
   * root of the state belongs: no key of the state is there.
   */
  static ObjectNode rootOfReceiptsForState(JsonNode header) {
    String all = bytes(header);
    int root = all.indexOf(RECEIPTS.substring(2)) + RECEIPTS.length() - 2;
    // The length of the root, one byte before it, is taken for the number: 32.
    ObjectNode forged = header.deepCopy();
    forged.put("parentHash", "0x" + all.substring(0, root - 2));
    forged.put("number", "0x20");
    forged.put("stateRoot", "0x" + all.substring(root, root + 2 * DIGEST));
    byte[] rest = Hex.decode("0x" + all.substring(root + 2 * DIGEST));
    int count = 0;
    while (rest[count] % 4 != 0 || rest[count] == 0) {
      count++;
    }
    forged.put("extrinsicsRoot", Hex.encode(Arrays.copyOf(rest, count)));
    ArrayNode logs = ((ObjectNode) forged.get("digest")).putArray("logs");
    logs.add(Hex.encode(Arrays.copyOfRange(rest, count + 1, rest.length)));
    while (logs.size() < (rest[count] & 0xff) / 4) {
      logs.add("0x");
    }
    if (!all.equals(bytes(forged))) {
      throw new IllegalStateException("the forged header has other bytes: " + forged);
    }
    return forged;
  }

  /** One part each that is not whole; most have the bytes of the real header nevertheless. */
  static List<Cut> cuts(JsonNode header) {
    List<Cut> cuts = new ArrayList<>();
    for (String name : List.of("parentHash", "stateRoot", "extrinsicsRoot")) {
      String text = header.get(name).asText();
      cuts.add(with(name + " has 33 bytes", header, name, text + "00"));
      cuts.add(with(name + " has 31 bytes", header, name, text.substring(0, 64)));
      cuts.add(with("not 0x and whole bytes", header, name, text + " "));
    }
    String number = header.get("number").asText().substring(2);
    for (String other : List.of("0x0" + number, "0x-" + number, "0x_" + number, number, "0x")) {
      cuts.add(with("number is", header, "number", other));
    }
    List<String> logs = new ArrayList<>();
    header.get("digest").get("logs").forEach(log -> logs.add(log.asText()));
    String first = logs.get(0);
    String second = logs.get(1);
    List<String> others = logs.subList(2, logs.size());
    cuts.add(logs("not exactly one", header, first + second.substring(2), "0x", others));
    cuts.add(logs("of no known kind", header, "0x", first + second.substring(2), others));
    cuts.add(logs("not exactly one", header, first + second.substring(2, 4), drop(second), others));
    cuts.add(logs("of no known kind", header, "0x07" + first.substring(4), second, others));
    cuts.add(logs("not exactly one", header, "0x0800", second, others));
    cuts.add(logs("not exactly one", header, "0x04726370740100", second, others));
    cuts.add(logs("refused", header, "0x0472637074", second, others));
    return cuts;
  }

  private static String drop(String hex) {
    return "0x" + hex.substring(4);
  }

  private static Cut with(String refusal, JsonNode header, String name, String value) {
    ObjectNode cut = header.deepCopy();
    return new Cut(refusal, cut.put(name, value));
  }

  private static Cut logs(
      String refusal, JsonNode header, String first, String second, List<String> others) {
    ObjectNode cut = header.deepCopy();
    ArrayNode logs = ((ObjectNode) cut.get("digest")).putArray("logs").add(first).add(second);
    others.forEach(logs::add);
    return new Cut(refusal, cut);
  }

  /** What is hashed, in hex. */
  private static String bytes(JsonNode header) {
    JsonNode logs = header.get("digest").get("logs");
    long number = Long.parseLong(header.get("number").asText().substring(2), 16);
    StringBuilder all = new StringBuilder();
    all.append(header.get("parentHash").asText().substring(2));
    all.append(compact(number));
    all.append(header.get("stateRoot").asText().substring(2));
    all.append(header.get("extrinsicsRoot").asText().substring(2));
    all.append(compact(logs.size()));
    logs.forEach(log -> all.append(log.asText().substring(2)));
    return all.toString();
  }

  private static String compact(long value) {
    return Hex.encode(new ScaleWriter().compact(value).toByteArray()).substring(2);
  }
}
