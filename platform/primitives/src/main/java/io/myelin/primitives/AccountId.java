package io.myelin.primitives;

import io.myelin.primitives.scale.Codec;
import java.util.Arrays;

/**
 * A 32-byte account id: an sr25519 or ed25519 public key, the hash of an ecdsa key, or a derived
 * account.
 */
public final class AccountId implements Comparable<AccountId> {
  public static final int BYTES = 32;
  public static final AccountId ZERO = new AccountId(new byte[BYTES]);

  /** Raw 32 bytes, no length prefix. */
  public static final Codec<AccountId> CODEC =
      Codec.of((out, value) -> out.bytes(value.bytes), in -> new AccountId(in.bytes(BYTES)));

  private final byte[] bytes;

  private AccountId(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Copies 32 bytes.
   *
   * @throws IllegalArgumentException when the length differs
   */
  public static AccountId of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "AccountId refused: " + bytes.length + " bytes seen, " + BYTES + " needed");
    }
    return new AccountId(bytes.clone());
  }

  public static AccountId fromHex(String hex) {
    return of(Hex.decode(hex));
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** {@code 0x} and 64 digits. */
  public String hex() {
    return Hex.encode(bytes);
  }

  @Override
  public int compareTo(AccountId other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccountId that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
