package io.myelin.runtime.subtensor;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.util.List;

/** What a rate limit counts (hyperparameters.md 4). */
public sealed interface RateLimitKey {
  /** The last registration of any subnet. */
  record NetworkLastRegistered() implements RateLimitKey {}

  /** A change of the owner's hotkey, by subnet. */
  record SetSnOwnerHotkey(NetUid netuid) implements RateLimitKey {}

  /** A hyperparameter changed by the owner. */
  record OwnerHyperparamUpdate(NetUid netuid, int hyperparameter) implements RateLimitKey {}

  /** Transactions of an account: tag 3 any, 4 child take, 5 delegate take. */
  record LastTxBlock(int tag, AccountId account) implements RateLimitKey {}

  /** Stake bought and burned. */
  record AddStakeBurn(NetUid netuid) implements RateLimitKey {}

  static Type<RateLimitKey> type() {
    Codec<RateLimitKey> codec =
        Codec.of(
            (out, key) -> {
              if (key instanceof SetSnOwnerHotkey k) {
                out.u8(0).u16(k.netuid.value());
              } else if (key instanceof OwnerHyperparamUpdate k) {
                out.u8(1).u16(k.netuid.value()).u8(k.hyperparameter);
              } else if (key instanceof LastTxBlock k) {
                out.u8(k.tag).bytes(k.account.bytes());
              } else if (key instanceof AddStakeBurn k) {
                out.u8(6).u16(k.netuid.value());
              } else {
                out.u8(2);
              }
            },
            in -> {
              int tag = in.u8();
              return switch (tag) {
                case 0 -> new SetSnOwnerHotkey(new NetUid(in.u16()));
                case 1 -> new OwnerHyperparamUpdate(new NetUid(in.u16()), in.u8());
                case 2 -> new NetworkLastRegistered();
                case 3, 4, 5 -> new LastTxBlock(tag, AccountId.CODEC.read(in));
                case 6 -> new AddStakeBurn(new NetUid(in.u16()));
                default -> throw new ScaleException("rate limit key refused: tag " + tag);
              };
            });
    TypeShape.Field netuid = Types.unnamed(Types.U16.shape());
    TypeShape.Field account = Types.unnamed(Types.ACCOUNT.shape());
    return new Type<>(
        codec,
        new TypeShape.Variant(
            Types.path("pallet_subtensor::RateLimitKey"),
            List.of(),
            List.of(
                new TypeShape.Case("SetSNOwnerHotkey", 0, List.of(netuid), List.of()),
                new TypeShape.Case(
                    "OwnerHyperparamUpdate",
                    1,
                    List.of(netuid, Types.unnamed(Types.U8.shape())),
                    List.of()),
                new TypeShape.Case("NetworkLastRegistered", 2, List.of(), List.of()),
                new TypeShape.Case("LastTxBlock", 3, List.of(account), List.of()),
                new TypeShape.Case("LastTxBlockChildKeyTake", 4, List.of(account), List.of()),
                new TypeShape.Case("LastTxBlockDelegateTake", 5, List.of(account), List.of()),
                new TypeShape.Case("AddStakeBurn", 6, List.of(netuid), List.of()))));
  }
}
