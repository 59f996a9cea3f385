package io.myelin.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.subtensor.Calls;
import java.util.Optional;

/** The arguments of a recorded staking call, under the names clients use. */
final class RecordedStakeCalls {
  private RecordedStakeCalls() {}

  static Record call(JsonNode a) {
    return switch (a.get("op").asText()) {
      case "add_stake" -> new Calls.AddStake(hotkey(a), netuid(a, ""), amount(a));
      case "add_stake_limit" ->
          new Calls.AddStakeLimit(hotkey(a), netuid(a, ""), amount(a), limit(a), partial(a));
      case "remove_stake" -> new Calls.RemoveStake(hotkey(a), netuid(a, ""), amount(a));
      case "remove_stake_limit" ->
          new Calls.RemoveStakeLimit(hotkey(a), netuid(a, ""), amount(a), limit(a), partial(a));
      case "remove_stake_full_limit" ->
          new Calls.RemoveStakeFullLimit(
              hotkey(a),
              netuid(a, ""),
              a.get("limit_price").isNull() ? Optional.empty() : Optional.of(limit(a)));
      case "move_stake" ->
          new Calls.MoveStake(
              id(a.get("origin_hotkey")),
              id(a.get("destination_hotkey")),
              netuid(a, "origin_"),
              netuid(a, "destination_"),
              amount(a));
      case "transfer_stake" ->
          new Calls.TransferStake(
              id(a.get("destination_coldkey")),
              hotkey(a),
              netuid(a, "origin_"),
              netuid(a, "destination_"),
              amount(a));
      case "swap_stake" ->
          new Calls.SwapStake(
              hotkey(a), netuid(a, "origin_"), netuid(a, "destination_"), amount(a));
      case "swap_stake_limit" ->
          new Calls.SwapStakeLimit(
              hotkey(a),
              netuid(a, "origin_"),
              netuid(a, "destination_"),
              amount(a),
              limit(a),
              partial(a));
      case "unstake_all" -> new Calls.UnstakeAll(hotkey(a));
      case "unstake_all_alpha" -> new Calls.UnstakeAllAlpha(hotkey(a));
      default -> throw new IllegalArgumentException(a.toString());
    };
  }

  private static AccountId hotkey(JsonNode arguments) {
    return id(arguments.get("hotkey"));
  }

  private static NetUid netuid(JsonNode arguments, String side) {
    return new NetUid(arguments.get(side + "netuid").asInt());
  }

  private static Rao amount(JsonNode arguments) {
    return rao(arguments.get("amount"));
  }

  private static long limit(JsonNode arguments) {
    return Long.parseUnsignedLong(arguments.get("limit_price").asText());
  }

  private static boolean partial(JsonNode arguments) {
    return arguments.get("allow_partial").asBoolean();
  }

  private static AccountId id(JsonNode hex) {
    return AccountId.fromHex(hex.asText());
  }

  private static Rao rao(JsonNode amount) {
    return Rao.of(amount.asLong());
  }
}
