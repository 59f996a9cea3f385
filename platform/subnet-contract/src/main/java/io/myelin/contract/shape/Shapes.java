package io.myelin.contract.shape;

import io.myelin.spi.Attachment;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the shape of a Java type, or says why it has none. */
final class Shapes {
  private static final Map<Class<?>, Shape> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, new TextShape()),
          Map.entry(byte[].class, new BytesShape()),
          Map.entry(int.class, new WholeShape(32)),
          Map.entry(Integer.class, new WholeShape(32)),
          Map.entry(long.class, new WholeShape(64)),
          Map.entry(Long.class, new WholeShape(64)),
          Map.entry(float.class, new RealShape(32)),
          Map.entry(Float.class, new RealShape(32)),
          Map.entry(double.class, new RealShape(64)),
          Map.entry(Double.class, new RealShape(64)),
          Map.entry(boolean.class, new BooleanShape()),
          Map.entry(Boolean.class, new BooleanShape()),
          Map.entry(Attachment.class, new AttachmentShape()),
          Map.entry(Path.class, new PathShape()));

  private Shapes() {}

  /**
   * @param where such as "Question.letters", for the refusal
   * @param inside the records around it
   */
  static Shape of(Type type, String where, List<Class<?>> inside) {
    if (type instanceof ParameterizedType generic) {
      Type argument = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == List.class) {
        return new ListShape(of(argument, where, inside));
      }
      if (generic.getRawType() == Optional.class) {
        return new OptionalShape(of(argument, where, inside));
      }
    }
    if (type instanceof Class<?> plain) {
      return plain(plain, where, inside);
    }
    throw unknown(type, where);
  }

  private static Shape plain(Class<?> type, String where, List<Class<?>> inside) {
    Shape known = PLAIN.get(type);
    if (known != null) {
      return known;
    }
    if (type.isEnum()) {
      return ChoiceShape.of(type);
    }
    if (type.isRecord()) {
      return RecordShape.make(type.asSubclass(Record.class), inside);
    }
    if (type.isArray()) {
      Class<?> element = type.getComponentType();
      return new ArrayShape(element, of(element, where, inside));
    }
    throw unknown(type, where);
  }

  private static IllegalArgumentException unknown(Type type, String where) {
    return new IllegalArgumentException(
        where
            + " is of type "
            + type.getTypeName()
            + "; needed String, byte[], int, long, float, double, boolean, an enum, a record,"
            + " Attachment, or List, Optional or an array of these");
  }
}
