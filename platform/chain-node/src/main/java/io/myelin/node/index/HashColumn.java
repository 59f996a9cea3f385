package io.myelin.node.index;

import io.myelin.primitives.Hex;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A hash is 32 bytes in the tables and hex everywhere else. */
@Converter
public class HashColumn implements AttributeConverter<String, byte[]> {
  @Override
  public byte[] convertToDatabaseColumn(String hex) {
    return Hex.decode(hex);
  }

  @Override
  public String convertToEntityAttribute(byte[] stored) {
    return Hex.encode(stored);
  }
}
