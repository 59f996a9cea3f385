package io.myelin.codec.value;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A value of some type of a chain. */
public sealed interface Value {
  /** Any whole number: compact ones, characters (their code point) and big ones too. */
  record Int(BigInteger value) implements Value {}

  record Bool(boolean value) implements Value {}

  record Text(String value) implements Value {}

  /** An array or a sequence of u8, and so accounts and hashes. */
  record Bytes(byte[] value) implements Value {
    public Bytes {
      value = value.clone();
    }

    @Override
    public byte[] value() {
      return value.clone();
    }

    int compareBytes(Bytes other) {
      return Arrays.compareUnsigned(value, other.value);
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

  /** A bit sequence: its bits as the digits 0 and 1, the first one first. */
  record Bits(String digits) implements Value {
    public Bits {
      if (!digits.chars().allMatch(digit -> digit == '0' || digit == '1')) {
        throw new IllegalArgumentException("bits refused: only the digits 0 and 1 are needed");
      }
    }
  }

  /** Arrays, sequences, sets, maps (of pairs) and tuples of anything else. */
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

  static Value of(long number) {
    return new Int(BigInteger.valueOf(number));
  }

  static Value of(boolean value) {
    return new Bool(value);
  }

  static Value of(AccountId account) {
    return new Bytes(account.bytes());
  }

  static Value of(Hash256 hash) {
    return new Bytes(hash.bytes());
  }

  /** A list of numbers. */
  static Value numbers(List<Integer> numbers) {
    return new Items(numbers.stream().map(number -> Value.of((long) number)).toList());
  }

  /** An alternative whose fields have no names, such as {@code Some}. */
  static Value variant(String name, int index, Value... fields) {
    List<Named> named =
        Arrays.stream(fields).map(field -> new Named(Optional.empty(), field)).toList();
    return new Variant(name, index, new Fields(named));
  }
}
