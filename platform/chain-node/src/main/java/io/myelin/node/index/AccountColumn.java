package io.myelin.node.index;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Ss58;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** An account is 32 bytes in the tables and an address everywhere else; nobody is empty in both. */
@Converter
public class AccountColumn implements AttributeConverter<String, byte[]> {
  @Override
  public byte[] convertToDatabaseColumn(String address) {
    return address.isEmpty() ? new byte[0] : Ss58.decode(address).bytes();
  }

  @Override
  public String convertToEntityAttribute(byte[] stored) {
    return stored.length == 0 ? "" : Ss58.encode(AccountId.of(stored));
  }
}
