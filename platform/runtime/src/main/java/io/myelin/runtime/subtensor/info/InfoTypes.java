package io.myelin.runtime.subtensor.info;

import static io.myelin.runtime.type.Types.ACCOUNT;
import static io.myelin.runtime.type.Types.COMPACT_RAO;
import static io.myelin.runtime.type.Types.COMPACT_U16;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.subtensor.SubtensorTypes.U16Pair;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.math.BigInteger;
import java.util.List;

/** The small types that records of the runtime APIs are made of (storage.md 5). */
final class InfoTypes {
  static final Type<Integer> C8 =
      Types.compact(
          Types.U8, Codec.of((out, value) -> out.compact(value), in -> (int) in.compact(8)));

  static final Type<BigInteger> C128 =
      new Type<>(
          Codec.of(ScaleWriter::compact, in -> BigInteger.valueOf(in.compact())),
          new TypeShape.Compact(Types.U128.shape()));
  static final Type<NetUid> C_NETUID = COMPACT_U16.map(NetUid::new, NetUid::value);

  /** Text as a list of compact numbers, one for each byte; not the same bytes as text. */
  static final Type<List<Integer>> C_TEXT = Types.vec(C8);

  static final Type<List<U16Pair>> ROW =
      Types.vec(Types.tuple(U16Pair.class, COMPACT_U16, COMPACT_U16));
  static final Type<Amount> AMOUNT = Types.tuple(Amount.class, ACCOUNT, COMPACT_RAO);
  static final Type<OnSubnet> ON_SUBNET = Types.tuple(OnSubnet.class, C_NETUID, COMPACT_RAO);
  static final Type<Commitment> COMMITMENT = Types.tuple(Commitment.class, ACCOUNT, C_TEXT);

  /** Always empty: subnets that a subnet connects to. */
  static final Type<List<Integer>> CONNECTIONS =
      new Type<>(
          Types.vec(Types.U16).codec(),
          new TypeShape.Sequence(new TypeShape.Array(2, Types.U16.shape())));

  private InfoTypes() {}

  /** What falls to an account. */
  record Amount(AccountId account, Rao amount) {}

  /** What there is on a subnet. */
  record OnSubnet(NetUid netuid, Rao amount) {}

  /** Bytes a hotkey published for its subnet. */
  record Commitment(AccountId hotkey, List<Integer> bytes) {}
}
