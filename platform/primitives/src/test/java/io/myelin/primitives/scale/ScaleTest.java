package io.myelin.primitives.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Vectors;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScaleTest {
  private static final Map<String, Codec<?>> NUMBERS =
      Map.of(
          "Compact<u128>", Codec.<BigInteger>of(ScaleWriter::compact, ScaleReader::compactBig),
          "Compact<u64>", Codec.<BigInteger>of(ScaleWriter::compact, ScaleReader::compactBig),
          "Compact<u32>", Codec.<BigInteger>of(ScaleWriter::compact, ScaleReader::compactBig),
          "u128", Codecs.U128,
          "i128", Codecs.I128,
          "u64",
              Codecs.U64.map(v -> new BigInteger(Long.toUnsignedString(v)), BigInteger::longValue),
          "u32", Codecs.U32.map(BigInteger::valueOf, BigInteger::longValue),
          "u16", Codecs.U16.map(BigInteger::valueOf, BigInteger::intValue),
          "u8", Codecs.U8.map(BigInteger::valueOf, BigInteger::intValue));

  @Test
  @SuppressWarnings("unchecked")
  void shouldWriteAndReadEveryNumberVector() {
    int seen = 0;
    for (JsonNode c : Vectors.read("scale.json").get("encode")) {
      Optional<Codec<?>> codec = Optional.ofNullable(NUMBERS.get(c.get("type").asText()));
      if (codec.isPresent()) {
        BigInteger value = new BigInteger(c.get("value").asText());
        Codec<BigInteger> numbers = (Codec<BigInteger>) codec.get();
        assertEquals(c.get("hex").asText(), Hex.encode(numbers.encode(value)), c.toString());
        assertEquals(value, numbers.decode(Vectors.hex(c, "hex")), c.toString());
        seen++;
      }
    }
    assertEquals(true, seen > 20, "number vectors seen: " + seen);
  }

  @Test
  void shouldRefuseEveryBadEncodingOfAKnownType() {
    for (JsonNode c : Vectors.read("scale.json").get("reject")) {
      Optional<Codec<?>> codec = known(c.get("type").asText());
      codec.ifPresent(
          known ->
              assertThrows(
                  ScaleException.class, () -> known.decode(Vectors.hex(c, "hex")), c.toString()));
    }
  }

  private static Optional<Codec<?>> known(String type) {
    return switch (type) {
      case "bool" -> Optional.of(Codecs.BOOL);
      case "String", "Text", "str" -> Optional.of(Codecs.TEXT);
      case "Bytes", "Vec<u8>" -> Optional.of(Codecs.BYTES);
      case "Option<u32>" -> Optional.of(Codecs.option(Codecs.U32));
      case "Option<bool>" -> Optional.of(Codecs.option(Codecs.BOOL));
      case "Vec<u16>" -> Optional.of(Codecs.list(Codecs.U16));
      case "Compact<u32>" -> Optional.of(Codecs.COMPACT_U32);
      case "Compact<u64>" -> Optional.of(Codecs.COMPACT_U64);
      default -> Optional.ofNullable(NUMBERS.get(type));
    };
  }
}
