package io.myelin.codec.value;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.scale.ScaleException;
import java.math.BigInteger;
import java.util.List;

/** Values as Java's own, where a program knows what they are. */
public final class Plain {
  private Plain() {}

  /**
   * Any number.
   *
   * @throws ScaleException when the value is none; so do the others
   */
  public static BigInteger big(Value value) {
    if (value instanceof Value.Int number) {
      return number.value();
    }
    throw unlike(value, "a number");
  }

  /** A number of at most 64 bits; a Java long holds the bits. */
  public static long u64(Value value) {
    if (big(value).bitLength() > Long.SIZE) {
      throw unlike(value, "a number of at most 64 bits");
    }
    return big(value).longValue();
  }

  /** A number that is no negative one and fits an int. */
  public static int count(Value value) {
    if (big(value).signum() < 0 || big(value).bitLength() >= Integer.SIZE) {
      throw unlike(value, "a number of at most 31 bits");
    }
    return big(value).intValue();
  }

  public static boolean bool(Value value) {
    if (value instanceof Value.Bool bool) {
      return bool.value();
    }
    throw unlike(value, "true or false");
  }

  public static AccountId account(Value value) {
    if (value instanceof Value.Bytes bytes && bytes.value().length == AccountId.BYTES) {
      return AccountId.of(bytes.value());
    }
    throw unlike(value, "an account");
  }

  public static Hash256 hash(Value value) {
    if (value instanceof Value.Bytes bytes && bytes.value().length == Hash256.BYTES) {
      return Hash256.of(bytes.value());
    }
    throw unlike(value, "a hash");
  }

  /** The items of a list or a tuple. */
  public static List<Value> items(Value value) {
    if (value instanceof Value.Items items) {
      return items.values();
    }
    throw unlike(value, "a list");
  }

  /** A field of a composite. */
  public static Value field(Value value, String name) {
    if (value instanceof Value.Fields fields && fields.get(name).isPresent()) {
      return fields.get(name).get();
    }
    throw unlike(value, "a composite with the field " + name);
  }

  private static ScaleException unlike(Value seen, String needed) {
    return new ScaleException(
        "value refused: " + seen.getClass().getSimpleName() + " seen, " + needed + " needed");
  }
}
