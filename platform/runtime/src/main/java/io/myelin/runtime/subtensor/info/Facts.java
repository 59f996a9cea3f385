package io.myelin.runtime.subtensor.info;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Named values that can be computed from an S. The records of the runtime APIs share most of their
 * fields, so each field is said once here and a record is a list of names.
 */
final class Facts<S> {
  private final Map<String, Fact<S, ?>> byName = new LinkedHashMap<>();

  /** A value and how it is encoded. */
  private record Fact<S, V>(Type<V> type, Function<S, V> value) {
    void write(ScaleWriter out, S from) {
      type.codec().write(out, value.apply(from));
    }

    void writeOption(ScaleWriter out, Optional<S> from) {
      Types.option(type).codec().write(out, from.map(value));
    }
  }

  <V> Facts<S> add(String name, Type<V> type, Function<S, V> value) {
    if (byName.put(name, new Fact<>(type, value)) != null) {
      throw new IllegalStateException("fact declared twice: " + name);
    }
    return this;
  }

  /**
   * A struct of these facts.
   *
   * @param names in order, separated by blanks; {@code field=fact} where the two differ
   */
  Type<S> struct(String path, String names) {
    List<TypeShape.Field> fields = new ArrayList<>();
    List<Fact<S, ?>> facts = new ArrayList<>();
    for (String name : names.strip().split("\\s+")) {
      Fact<S, ?> fact = named(name.substring(name.indexOf('=') + 1));
      facts.add(fact);
      fields.add(Types.named(field(name), fact.type().shape()));
    }
    return written(
        (out, from) -> facts.forEach(fact -> fact.write(out, from)),
        new TypeShape.Composite(Types.path(path), List.copyOf(fields)));
  }

  /** The same, every field but the first an option that is there when its number was asked for. */
  Type<Selection<S>> selective(String path, String names) {
    List<String> all = List.of(names.strip().split("\\s+"));
    List<TypeShape.Field> fields = new ArrayList<>();
    for (String name : all) {
      TypeShape shape = named(name.substring(name.indexOf('=') + 1)).type().shape();
      TypeShape optional = Types.option(new Type<>(Types.BOOL.codec(), shape)).shape();
      fields.add(Types.named(field(name), fields.isEmpty() ? shape : optional));
    }
    return written(
        (out, selection) -> {
          for (int i = 0; i < all.size(); i++) {
            Fact<S, ?> fact = named(all.get(i).substring(all.get(i).indexOf('=') + 1));
            boolean asked = selection.numbers().contains(i);
            if (i > 0) {
              fact.writeOption(out, asked ? Optional.of(selection.from()) : Optional.empty());
            } else if (asked) {
              fact.write(out, selection.from());
            } else {
              out.compact(0);
            }
          }
        },
        new TypeShape.Composite(Types.path(path), List.copyOf(fields)));
  }

  /** Which numbered facts of something were asked for; unknown numbers are of no consequence. */
  record Selection<S>(S from, Set<Integer> numbers) {}

  private Fact<S, ?> named(String name) {
    return Optional.ofNullable(byName.get(name))
        .orElseThrow(() -> new IllegalStateException("no fact is named " + name));
  }

  private static String field(String name) {
    int alias = name.indexOf('=');
    return alias < 0 ? name : name.substring(0, alias);
  }

  private static <T> Type<T> written(Writer<T> writer, TypeShape shape) {
    return new Type<>(
        Codec.of(
            writer::write,
            in -> {
              throw new ScaleException("record refused: answers are written, never read");
            }),
        shape);
  }

  @FunctionalInterface
  private interface Writer<T> {
    void write(ScaleWriter out, T value);
  }
}
