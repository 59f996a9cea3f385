package io.myelin.runtime.type;

import io.myelin.primitives.scale.Codec;
import java.util.function.Function;

/** One chain type: how it is encoded and how metadata describes it, always together. */
public record Type<T>(Codec<T> codec, TypeShape shape) {

  /** The same bytes and the same metadata, seen as another Java type. */
  public <U> Type<U> map(Function<T, U> from, Function<U, T> to) {
    return new Type<>(codec.map(from, to), shape);
  }
}
