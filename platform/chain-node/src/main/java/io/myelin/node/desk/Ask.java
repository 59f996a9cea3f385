package io.myelin.node.desk;

import io.myelin.api.serving.Problems;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import java.util.Optional;

/**
 * Parts of a request as values. They arrive as text, because a server answers 404 for a number that
 * is none, and nobody learns why.
 */
public final class Ask {
  private static final int LONGEST_ADDRESS = 64;

  private Ask() {}

  /** Empty when it was not given. */
  static Optional<NetUid> netuid(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
      throw Problems.badParameter("netuid", text, "a number from 0 to 65535");
    }
    return Optional.of(new NetUid(Integer.parseInt(text)));
  }

  /** Empty when it was not given. */
  static Optional<AccountId> account(String name, String address) {
    if (address.isEmpty()) {
      return Optional.empty();
    }
    if (address.length() > LONGEST_ADDRESS) {
      throw Problems.badParameter(name, address, "an SS58 address");
    }
    try {
      return Optional.of(Ss58.decode(address));
    } catch (IllegalArgumentException wrong) {
      throw Problems.badRequest(String.valueOf(wrong.getMessage()));
    }
  }

  /** Empty when it was not given. */
  static Optional<Boolean> truth(String name, String text) {
    if (!text.matches("|true|false")) {
      throw Problems.badParameter(name, text, "true or false");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.equals("true"));
  }

  static String hash(String text) {
    if (!text.matches("0x[0-9a-fA-F]{64}")) {
      throw Problems.badParameter("hash", text, "0x and 64 hex digits");
    }
    return text.toLowerCase(java.util.Locale.ROOT);
  }
}
