package io.myelin.runtime.frame;

import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeNames;
import io.myelin.runtime.type.TypeShape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calls and events declared by a table in a resource: a line is {@code index name name: type, ...},
 * or only types for fields without names; {@code !} after the name makes a call free.
 */
final class Declarations {
  private Declarations() {}

  /** One line of the table. */
  record Line(
      int index, String name, boolean free, List<Type<?>> types, List<TypeShape.Field> fields) {}

  /**
   * All lines of a resource next to the given class.
   *
   * @throws IllegalStateException when the resource is not there
   */
  static List<Line> read(Class<?> owner, String resource, TypeNames names) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "table missing: " + resource + " is not next to " + owner.getName() + "; rebuild");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> parse(line, names))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line parse(String line, TypeNames names) {
    String[] words = line.split(" ", 3);
    boolean free = words[1].endsWith("!");
    List<Type<?>> types = new ArrayList<>();
    List<TypeShape.Field> fields = new ArrayList<>();
    for (String field : TypeNames.split(words.length < 3 ? "" : words[2])) {
      int colon = field.indexOf(": ");
      String typeName = field.substring(colon < 0 ? 0 : colon + 2);
      Type<?> type = names.parse(typeName);
      types.add(type);
      fields.add(
          new TypeShape.Field(
              colon < 0 ? Optional.empty() : Optional.of(field.substring(0, colon)),
              type.shape(),
              typeName));
    }
    String name = free ? words[1].substring(0, words[1].length() - 1) : words[1];
    return new Line(
        Integer.parseInt(words[0]), name, free, List.copyOf(types), List.copyOf(fields));
  }
}
