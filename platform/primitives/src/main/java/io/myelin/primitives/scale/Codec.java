package io.myelin.primitives.scale;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** Both directions of one SCALE type. Instances are stateless and safe to share. */
public interface Codec<T> {
  void write(ScaleWriter out, T value);

  /**
   * Reads one value and leaves the reader behind it.
   *
   * @throws ScaleException when the bytes are not a strict encoding of the type
   */
  T read(ScaleReader in);

  default byte[] encode(T value) {
    ScaleWriter out = new ScaleWriter();
    write(out, value);
    return out.toByteArray();
  }

  /** Reads a value that must fill the bytes exactly. */
  default T decode(byte[] bytes) {
    ScaleReader in = new ScaleReader(bytes);
    T value = read(in);
    in.expectEnd();
    return value;
  }

  /** The same bytes seen as another Java type. */
  default <U> Codec<U> map(Function<T, U> from, Function<U, T> to) {
    return of((out, value) -> write(out, to.apply(value)), in -> from.apply(read(in)));
  }

  static <T> Codec<T> of(BiConsumer<ScaleWriter, T> writer, Function<ScaleReader, T> reader) {
    return new Codec<>() {
      @Override
      public void write(ScaleWriter out, T value) {
        writer.accept(out, value);
      }

      @Override
      public T read(ScaleReader in) {
        return reader.apply(in);
      }
    };
  }
}
