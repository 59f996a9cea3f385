package io.myelin.runtime.subtensor.info;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.NETUID;

import io.myelin.runtime.api.RuntimeApi.Argument;
import io.myelin.runtime.api.RuntimeApi.Method;
import io.myelin.runtime.subtensor.SubtensorTypes;
import io.myelin.runtime.type.Types;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What clients ask about locks before they show or take back stake (storage.md 5). No call locks
 * anything yet, so there is no lock, no conviction, and nobody most convicted.
 */
final class LockQueries {
  private static final Argument SUBNET = new Argument("netuid", NETUID);

  private LockQueries() {}

  static List<Method<?>> methods() {
    return List.of(
        new Method<>(
            "get_coldkey_lock",
            List.of(new Argument("coldkey", ACCOUNT), SUBNET),
            Types.option(SubtensorTypes.LOCK_STATE),
            (state, in) -> Optional.empty()),
        new Method<>(
            "get_hotkey_conviction",
            List.of(new Argument("hotkey", ACCOUNT), SUBNET),
            SubtensorTypes.U64F64,
            (state, in) -> BigInteger.ZERO),
        new Method<>(
            "get_most_convicted_hotkey_on_subnet",
            List.of(SUBNET),
            Types.option(ACCOUNT),
            (state, in) -> Optional.empty()));
  }
}
