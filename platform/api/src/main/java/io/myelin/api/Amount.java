package io.myelin.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Rao, the billionth part of a TAO, as a decimal text: a number would lose digits in a browser. */
@Schema(
    name = "Amount",
    type = SchemaType.STRING,
    pattern = "^-?[0-9]+$",
    examples = "1000000000",
    description = "Rao, a billionth of a TAO, as a decimal text.")
public record Amount(@JsonValue String rao) implements Comparable<Amount> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Amount {
    if (!rao.matches("-?[0-9]{1,40}")) {
      throw new IllegalArgumentException(
          "amount refused: '" + rao + "'; needed: rao as a decimal text");
    }
  }

  /** An amount that is unsigned in 64 bits. */
  public static Amount ofUnsigned(long rao) {
    return new Amount(Long.toUnsignedString(rao));
  }

  /** A difference. */
  public static Amount ofSigned(long rao) {
    return new Amount(Long.toString(rao));
  }

  @Override
  public int compareTo(Amount other) {
    return new BigInteger(rao).compareTo(new BigInteger(other.rao));
  }
}
