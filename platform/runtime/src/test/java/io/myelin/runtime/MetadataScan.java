package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.scale.ScaleReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads metadata as a client does, written from rpc.md 6 and not from the writer. */
final class MetadataScan {
  private final ScaleReader in;
  private final List<String> pallets = new ArrayList<>();
  private final List<String> extensions = new ArrayList<>();
  private final List<String> apis = new ArrayList<>();
  private final Map<String, List<String>> parameters = new HashMap<>();
  private final Map<String, Optional<String>> typeNames = new TreeMap<>();
  private int version;
  private int types;
  private long highest;

  private MetadataScan(byte[] bytes) {
    this.in = new ScaleReader(bytes);
  }

  static MetadataScan of(byte[] bytes) {
    MetadataScan scan = new MetadataScan(bytes);
    scan.read();
    return scan;
  }

  int types() {
    return types;
  }

  long highestIdUsed() {
    return highest;
  }

  List<String> pallets() {
    return pallets;
  }

  List<String> extensions() {
    return extensions;
  }

  List<String> apis() {
    return apis;
  }

  /** Names of the generic parameters that have a type, by the path of the generic type. */
  Map<String, List<String>> parameters() {
    return parameters;
  }

  /** What clients read as the type's name, by {@code type.alternative.field}, or its number. */
  Map<String, Optional<String>> typeNames() {
    return typeNames;
  }

  private void read() {
    assertArrayEquals("meta".getBytes(StandardCharsets.US_ASCII), in.bytes(4));
    version = in.u8();
    types = in.length(1);
    for (int id = 0; id < types; id++) {
      assertEquals(id, in.compact());
      type();
    }
    many(this::pallet);
    if (version == 14) {
      id();
      assertEquals(4, in.u8());
    } else {
      assertEquals(4, in.u8());
      ids(4);
    }
    many(
        () -> {
          extensions.add(in.text());
          ids(2);
        });
    id();
    if (version == 15) {
      many(this::api);
      ids(3);
      assertEquals(0, in.u8());
    }
    in.expectEnd();
  }

  private void type() {
    List<String> path = new ArrayList<>();
    many(() -> path.add(in.text()));
    List<String> typed = new ArrayList<>();
    many(
        () -> {
          String name = in.text();
          maybe(
              () -> {
                typed.add(name);
                id();
              });
        });
    parameters.put(String.join("::", path), typed);
    switch (in.u8()) {
      case 0:
        fields(String.join("::", path));
        break;
      case 1:
        many(
            () -> {
              fields(String.join("::", path) + "." + in.text());
              in.u8();
              texts();
            });
        break;
      case 2, 6:
        id();
        break;
      case 3:
        in.u32();
        id();
        break;
      case 4:
        many(this::id);
        break;
      case 5:
        in.u8();
        break;
      default:
        throw new AssertionError("unknown definition");
    }
    texts();
  }

  private void fields(String where) {
    int count = in.length(1);
    for (int i = 0; i < count; i++) {
      String field = where + "." + (in.bool() ? in.text() : "" + i);
      id();
      typeNames.put(field, in.bool() ? Optional.of(in.text()) : Optional.empty());
      texts();
    }
  }

  private void pallet() {
    pallets.add(in.text());
    maybe(
        () -> {
          in.text();
          many(this::entry);
        });
    maybe(this::id);
    maybe(this::id);
    many(
        () -> {
          in.text();
          id();
          in.lengthPrefixed();
          texts();
        });
    maybe(this::id);
    in.u8();
    if (version == 15) {
      texts();
    }
  }

  private void entry() {
    String name = in.text();
    boolean optional = in.u8() == 0;
    if (in.bool()) {
      many(in::u8);
      id();
    }
    id();
    byte[] fallback = in.lengthPrefixed();
    if (optional) {
      assertArrayEquals(new byte[] {0}, fallback, name);
    }
    texts();
  }

  private void api() {
    apis.add(in.text());
    many(
        () -> {
          in.text();
          many(
              () -> {
                in.text();
                id();
              });
          id();
          texts();
        });
    texts();
  }

  private void texts() {
    many(in::text);
  }

  private void ids(int count) {
    for (int i = 0; i < count; i++) {
      id();
    }
  }

  private void id() {
    highest = Math.max(highest, in.compact());
  }

  private void maybe(Runnable body) {
    if (in.bool()) {
      body.run();
    }
  }

  private void many(Runnable body) {
    int count = in.length(1);
    for (int i = 0; i < count; i++) {
      body.run();
    }
  }
}
