package io.myelin.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One value of a genesis together with its path, so that a refusal can say where it stands.
 *
 * @param name its key in the object around it; empty for the whole document
 */
record GenesisEntry(JsonNode node, String path, String name) {
  private static final int LONGEST_SHOWN = 60;

  static GenesisEntry root(JsonNode node) {
    GenesisEntry root = new GenesisEntry(node, "the document", "");
    if (!node.isObject()) {
      throw root.refused("an object with the keys of a genesis");
    }
    return root;
  }

  GenesisEntry child(String key) {
    return new GenesisEntry(node.path(key), name.isEmpty() ? key : path + "." + key, key);
  }

  List<GenesisEntry> elements() {
    if (!node.isArray()) {
      throw refused("a list");
    }
    List<GenesisEntry> elements = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      elements.add(new GenesisEntry(node.get(i), path + "[" + i + "]", "" + i));
    }
    return elements;
  }

  List<GenesisEntry> members() {
    if (!node.isObject()) {
      throw refused("an object");
    }
    List<GenesisEntry> members = new ArrayList<>();
    node.fieldNames().forEachRemaining(key -> members.add(child(key)));
    return members;
  }

  void known(Set<String> keys) {
    for (GenesisEntry member : members()) {
      if (!keys.contains(member.name())) {
        throw new IllegalArgumentException(
            "unknown key " + member.path() + "; known: " + new TreeSet<>(keys));
      }
    }
  }

  String text() {
    if (!node.isTextual() || node.asText().isBlank()) {
      throw refused("a text");
    }
    return node.asText();
  }

  /** Empty when the key is not there. */
  Optional<String> optionalText() {
    return node.isMissingNode() ? Optional.empty() : Optional.of(text());
  }

  boolean flag() {
    if (!node.isBoolean()) {
      throw refused("true or false");
    }
    return node.asBoolean();
  }

  long number(long least, long most) {
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.asLong() < least
        || node.asLong() > most) {
      throw refused("a whole number from " + least + " to " + most);
    }
    return node.asLong();
  }

  long flagOrNumber() {
    if (node.isBoolean()) {
      return node.asBoolean() ? 1L : 0L;
    }
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw refused("a whole number, true or false");
    }
    return node.asLong();
  }

  IllegalArgumentException refused(String needed) {
    String text = node.toString();
    String seen =
        node.isMissingNode()
            ? "missing"
            : text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    return new IllegalArgumentException(path + " is " + seen + "; needed: " + needed);
  }
}
