package io.myelin.primitives;

import io.myelin.primitives.scale.Codec;

/**
 * A 32-byte account id: an sr25519 or ed25519 public key, the hash of an ecdsa key, or a derived
 * account.
 */
public final class AccountId extends Bytes32 implements Comparable<AccountId> {
  public static final AccountId ZERO = new AccountId(new byte[BYTES]);

  /** Raw 32 bytes, no length prefix. */
  public static final Codec<AccountId> CODEC =
      Codec.of((out, value) -> out.bytes(value.bytes()), in -> new AccountId(in.bytes(BYTES)));

  private AccountId(byte[] bytes) {
    super(bytes);
  }

  /**
   * Copies 32 bytes.
   *
   * @throws IllegalArgumentException when the length differs
   */
  public static AccountId of(byte[] bytes) {
    return new AccountId(copy("AccountId", bytes));
  }

  public static AccountId fromHex(String hex) {
    return of(Hex.decode(hex));
  }

  @Override
  public int compareTo(AccountId other) {
    return compareBytes(other);
  }
}
