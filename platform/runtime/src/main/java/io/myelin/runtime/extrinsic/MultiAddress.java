package io.myelin.runtime.extrinsic;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.runtime.frame.DispatchError;
import io.myelin.runtime.frame.DispatchException;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.util.List;
import java.util.Optional;

/**
 * An address in one of five forms; only an account id means somebody here (rpc.md 8).
 *
 * @param variant 0 id, 1 index, 2 raw, 3 32 bytes, 4 20 bytes
 * @param bytes what follows the variant, without a length
 */
public record MultiAddress(int variant, byte[] bytes) {
  public static final Type<MultiAddress> TYPE =
      new Type<>(
          Codec.of(
              (out, address) -> {
                out.u8(address.variant);
                if (address.variant == 2) {
                  out.lengthPrefixed(address.bytes);
                } else {
                  out.bytes(address.bytes);
                }
              },
              MultiAddress::read),
          shape());

  public static MultiAddress of(AccountId account) {
    return new MultiAddress(0, account.bytes());
  }

  /**
   * The account.
   *
   * @throws DispatchException CannotLookup for any other form
   */
  public AccountId account() {
    if (variant != 0) {
      throw new DispatchException(new DispatchError.CannotLookup());
    }
    return AccountId.of(bytes);
  }

  private static MultiAddress read(ScaleReader in) {
    int variant = in.u8();
    return switch (variant) {
      case 0, 3 -> new MultiAddress(variant, in.bytes(32));
      case 1 -> new MultiAddress(variant, new byte[0]);
      case 2 -> new MultiAddress(variant, in.lengthPrefixed());
      case 4 -> new MultiAddress(variant, in.bytes(20));
      default -> throw new ScaleException("address refused: variant " + variant + ", 0..4 needed");
    };
  }

  private static TypeShape shape() {
    TypeShape unit = new TypeShape.Tuple(List.of());
    return new TypeShape.Variant(
        Types.path("sp_runtime::multiaddress::MultiAddress"),
        List.of(
            new TypeShape.Param("AccountId", Optional.of(Types.ACCOUNT.shape())),
            new TypeShape.Param("AccountIndex", Optional.of(unit))),
        List.of(
            form("Id", 0, Types.ACCOUNT.shape()),
            form("Index", 1, new TypeShape.Compact(unit)),
            form("Raw", 2, Types.BYTES.shape()),
            form("Address32", 3, new TypeShape.Array(32, Types.U8.shape())),
            form("Address20", 4, new TypeShape.Array(20, Types.U8.shape()))));
  }

  private static TypeShape.Case form(String name, int index, TypeShape inner) {
    return new TypeShape.Case(name, index, List.of(Types.unnamed(inner)), List.of());
  }
}
