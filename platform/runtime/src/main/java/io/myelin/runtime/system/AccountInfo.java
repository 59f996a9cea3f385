package io.myelin.runtime.system;

import io.myelin.primitives.Rao;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.Types;
import java.math.BigInteger;

/** What System.Account holds (storage.md 2). */
public record AccountInfo(
    long nonce, long consumers, long providers, long sufficients, AccountData data) {
  /** The flag word of accounts made under the current balance rules. */
  static final BigInteger FLAGS = BigInteger.ONE.shiftLeft(127);

  public static final AccountInfo EMPTY =
      new AccountInfo(0, 0, 0, 0, new AccountData(Rao.ZERO, Rao.ZERO, Rao.ZERO, BigInteger.ZERO));
  static final Type<AccountInfo> TYPE =
      Types.struct(
          "frame_system::AccountInfo",
          AccountInfo.class,
          Types.U32,
          Types.U32,
          Types.U32,
          Types.U32,
          Types.struct(
              "pallet_balances::types::AccountData",
              AccountData.class,
              Types.RAO,
              Types.RAO,
              Types.RAO,
              Types.U128));

  /** Balances of one account. */
  public record AccountData(Rao free, Rao reserved, Rao frozen, BigInteger flags) {}

  public Rao total() {
    return data.free.plus(data.reserved);
  }

  public AccountInfo withFree(Rao free) {
    BigInteger flags = data.flags.signum() == 0 ? FLAGS : data.flags;
    return new AccountInfo(
        nonce,
        consumers,
        Math.max(providers, 1),
        sufficients,
        new AccountData(free, data.reserved, data.frozen, flags));
  }

  public AccountInfo withNextNonce() {
    return new AccountInfo(nonce + 1, consumers, providers, sufficients, data);
  }
}
