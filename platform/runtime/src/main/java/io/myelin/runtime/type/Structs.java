package io.myelin.runtime.type;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns a Java record and the types of its components into one chain type. */
public final class Structs {
  private Structs() {}

  static <T extends Record> Type<T> struct(String path, Class<T> type, List<Type<?>> fields) {
    return new Type<>(
        codec(type, fields), new TypeShape.Composite(Types.path(path), fields(type, fields)));
  }

  static <T extends Record> Type<T> tuple(Class<T> type, List<Type<?>> fields) {
    return new Type<>(
        codec(type, fields),
        new TypeShape.Tuple(fields.stream().<TypeShape>map(Type::shape).toList()));
  }

  /** The named metadata fields of a record: component names in snake case. */
  public static List<TypeShape.Field> fields(Class<? extends Record> type, List<Type<?>> fields) {
    RecordComponent[] components = components(type, fields);
    List<TypeShape.Field> shapes = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      shapes.add(Types.named(snakeCase(components[i].getName()), fields.get(i).shape()));
    }
    return List.copyOf(shapes);
  }

  /** Components in order, each with its own type, no framing. */
  public static <T extends Record> Codec<T> codec(Class<T> type, List<Type<?>> fields) {
    RecordComponent[] components = components(type, fields);
    Constructor<T> constructor = constructor(type, components);
    return Codec.of(
        (out, value) -> {
          for (int i = 0; i < components.length; i++) {
            write(out, fields.get(i), get(components[i], value));
          }
        },
        in -> read(in, constructor, fields));
  }

  /** {@code amountStaked} becomes {@code amount_staked}. */
  public static String snakeCase(String camel) {
    StringBuilder out = new StringBuilder();
    for (char c : camel.toCharArray()) {
      if (c >= 'A' && c <= 'Z') {
        out.append('_').append((char) (c + 32));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static RecordComponent[] components(Class<?> type, List<Type<?>> fields) {
    RecordComponent[] components = type.getRecordComponents();
    if (components.length != fields.size()) {
      throw new IllegalStateException(
          type + " has " + components.length + " components, " + fields.size() + " types given");
    }
    return components;
  }

  private static <T> Constructor<T> constructor(Class<T> type, RecordComponent[] components) {
    try {
      Constructor<T> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
      constructor.setAccessible(true);
      for (RecordComponent component : components) {
        component.getAccessor().setAccessible(true);
      }
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without its canonical constructor: " + type, e);
    }
  }

  @SuppressWarnings("unchecked")
  private static void write(ScaleWriter out, Type<?> type, Object value) {
    ((Codec<Object>) type.codec()).write(out, value);
  }

  private static Object get(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read component " + component, e);
    }
  }

  private static <T> T read(ScaleReader in, Constructor<T> constructor, List<Type<?>> fields) {
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(i).codec().read(in);
    }
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refusal;
      }
      throw new IllegalStateException("cannot construct " + constructor, e);
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("cannot construct " + constructor, e);
    }
  }
}
