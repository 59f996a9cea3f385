package io.myelin.codec.json;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;

/** How a person names an account. */
@FunctionalInterface
public interface Accounts {
  /**
   * The account of an address or another name.
   *
   * @throws IllegalArgumentException when it is nobody's
   */
  AccountId of(String text);

  /** Addresses of a network, and 32 bytes of hex after 0x. */
  static Accounts addresses(int prefix) {
    return text ->
        AccountId.of(text.startsWith("0x") ? Hex.decode(text) : Ss58.decode(text, prefix));
  }
}
