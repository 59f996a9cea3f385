package io.myelin.runtime.type;

import io.myelin.primitives.scale.Codec;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
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
    MethodHandle[] getters = getters(type, components);
    MethodHandle constructor = constructor(type, components);
    List<Codec<Object>> codecs = fields.stream().map(Structs::codecOf).toList();
    return Codec.of(
        (out, value) -> {
          for (int i = 0; i < getters.length; i++) {
            codecs.get(i).write(out, get(getters[i], value));
          }
        },
        in -> {
          Object[] values = new Object[getters.length];
          for (int i = 0; i < values.length; i++) {
            values[i] = codecs.get(i).read(in);
          }
          return type.cast(construct(constructor, values));
        });
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

  /** Takes the components' values as one array. */
  private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
    MethodType signature =
        MethodType.methodType(
            void.class,
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    try {
      return lookup(type)
          .findConstructor(type, signature)
          .asSpreader(Object[].class, components.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalStateException("a record without its canonical constructor: " + type, e);
    }
  }

  private static MethodHandle[] getters(Class<?> type, RecordComponent[] components) {
    MethodHandle[] getters = new MethodHandle[components.length];
    for (int i = 0; i < getters.length; i++) {
      try {
        getters[i] =
            lookup(type)
                .unreflect(components[i].getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException("cannot read component " + components[i], e);
      }
    }
    return getters;
  }

  private static MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException {
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
  }

  @SuppressWarnings("unchecked")
  private static Codec<Object> codecOf(Type<?> type) {
    return (Codec<Object>) type.codec();
  }

  private static Object get(MethodHandle getter, Object value) {
    try {
      return getter.invokeExact(value);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable checked) {
      throw new IllegalStateException("an accessor threw a checked exception", checked);
    }
  }

  private static Object construct(MethodHandle constructor, Object[] values) {
    try {
      return constructor.invokeExact(values);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable checked) {
      throw new IllegalStateException("a constructor threw a checked exception", checked);
    }
  }
}
