package io.myelin.node.rest;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a request as values. They arrive as text, because a server answers 404 for a number
 * that is none, and nobody learns why.
 */
final class Query {
  private Query() {}

  /** At least 1; more than the most is a refusal, not a shorter answer that looks complete. */
  static int limit(String text, int most) {
    if (!text.matches("[0-9]{1,9}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > most) {
      throw Problem.badRequest(
          "limit '" + text + "' refused: use a number from 1 to " + most + ".");
    }
    return Integer.parseInt(text);
  }

  static long height(String name, String text) {
    if (!text.matches("[0-9]{1,12}")) {
      throw Problem.badRequest(name + " '" + text + "' refused: use a block number.");
    }
    return Long.parseLong(text);
  }

  /** The id of a row that an earlier page ended with. */
  static long cursor(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw Problem.badRequest("before '" + text + "' refused: use the id of a row.");
    }
    return Long.parseLong(text);
  }

  /** Empty when it was not given. */
  static Optional<NetUid> netuid(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
      throw Problem.badRequest("'" + text + "' is not a netuid: use a number from 0 to 65535.");
    }
    return Optional.of(new NetUid(Integer.parseInt(text)));
  }

  /** Empty when it was not given. */
  static Optional<AccountId> account(@Nullable String address) {
    if (address == null || address.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Ss58.decode(address));
    } catch (IllegalArgumentException wrong) {
      throw Problem.badRequest(String.valueOf(wrong.getMessage()));
    }
  }
}
