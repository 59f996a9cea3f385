package io.myelin.runtime.frame;

import io.myelin.primitives.scale.Codec;
import io.myelin.runtime.type.TypeShape;
import java.util.List;

/** One event of a pallet: the Java record that carries it and how it is written. */
public record EventDef<E extends Record>(
    int index, String name, Class<E> type, Codec<E> codec, List<TypeShape.Field> fields) {}
