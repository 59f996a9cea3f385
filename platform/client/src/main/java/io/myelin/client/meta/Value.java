package io.myelin.client.meta;

import io.myelin.primitives.Hex;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A value as a type of the registry reads it. */
public sealed interface Value {
  /** Any whole number, compact ones and characters (their code point) too. */
  record Int(BigInteger value) implements Value {}

  record Bool(boolean value) implements Value {}

  record Text(String value) implements Value {}

  /** An array or a sequence of u8. */
  record Bytes(byte[] value) implements Value {
    public Bytes {
      value = value.clone();
    }

    @Override
    public byte[] value() {
      return value.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
      return Hex.encode(value);
    }
  }

  /** Arrays, sequences and tuples of anything else; bits are booleans. */
  record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** A field with its name, if it has one. */
  record Named(Optional<String> name, Value value) {}

  /** A composite; one of a single field without a name is that field's bare value instead. */
  record Fields(List<Named> fields) implements Value {
    public Fields {
      fields = List.copyOf(fields);
    }

    /** The value of a field by its place. */
    public Optional<Value> at(int place) {
      return place < fields.size() ? Optional.of(fields.get(place).value()) : Optional.empty();
    }

    /** The value of a field by its name. */
    public Optional<Value> get(String name) {
      return fields.stream()
          .filter(field -> field.name().equals(Optional.of(name)))
          .map(Named::value)
          .findFirst();
    }
  }

  /** The alternative that an enum holds. */
  record Variant(String name, int index, Fields fields) implements Value {}
}
