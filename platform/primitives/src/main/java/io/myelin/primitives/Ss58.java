package io.myelin.primitives;

import io.myelin.primitives.hash.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** SS58 addresses (keys.md 2). The chain accepts prefix 42 only. */
public final class Ss58 {
  /** The prefix of Substrate chains without one of their own, and of Bittensor. */
  public static final int PREFIX = 42;

  private static final byte[] CONTEXT = "SS58PRE".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST = 64;

  private Ss58() {}

  public static String encode(AccountId account) {
    return encode(account.bytes(), PREFIX);
  }

  /** Encodes a 32- or 33-byte key under any prefix of 0..16383. */
  public static String encode(byte[] key, int prefix) {
    byte[] body = Hashes.concat(prefixBytes(prefix), key);
    return Base58.encode(Hashes.concat(body, checksum(body)));
  }

  /**
   * Reads an address of prefix 42 that holds 32 bytes.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static AccountId decode(String address) {
    byte[] key = decode(address, PREFIX);
    if (key.length != AccountId.BYTES) {
      throw refused(address, key.length + " bytes seen, 32 needed");
    }
    return AccountId.of(key);
  }

  /**
   * Reads the key of an address that must have the given prefix.
   *
   * @throws IllegalArgumentException for a wrong letter, length, prefix or checksum
   */
  public static byte[] decode(String address, int requiredPrefix) {
    if (address.isEmpty() || address.length() > LONGEST) {
      throw refused(address, address.length() + " characters seen, 47 or 48 needed");
    }
    int odd = Base58.firstOdd(address);
    if (odd < address.length()) {
      throw refused(address, "character '" + address.charAt(odd) + "' is not of base 58");
    }
    byte[] raw = Base58.decode(address);
    byte[] prefix = prefixBytes(requiredPrefix);
    int keyLength = raw.length - prefix.length - 2;
    if (keyLength != 32 && keyLength != 33) {
      throw refused(address, raw.length + " bytes seen, a 32- or 33-byte key needed");
    }
    if (!Arrays.equals(raw, 0, prefix.length, prefix, 0, prefix.length)) {
      throw refused(address, "another network's prefix; needed: " + requiredPrefix);
    }
    byte[] body = Arrays.copyOf(raw, raw.length - 2);
    if (!Arrays.equals(checksum(body), Arrays.copyOfRange(raw, raw.length - 2, raw.length))) {
      throw refused(address, "the checksum does not match; look for a typing error");
    }
    return Arrays.copyOfRange(body, prefix.length, body.length);
  }

  private static byte[] prefixBytes(int id) {
    if (id < 0 || id > 16383) {
      throw new IllegalArgumentException("SS58 prefix refused: " + id + " seen, 0..16383 needed");
    }
    if (id < 64) {
      return new byte[] {(byte) id};
    }
    return new byte[] {(byte) ((id & 0xfc) >> 2 | 0x40), (byte) (id >> 8 | (id & 3) << 6)};
  }

  private static byte[] checksum(byte[] body) {
    return Arrays.copyOf(Hashes.blake2b(Hashes.concat(CONTEXT, body), 64), 2);
  }

  private static IllegalArgumentException refused(String address, String why) {
    String shown = address.length() <= LONGEST ? address : address.substring(0, LONGEST) + "...";
    return new IllegalArgumentException("address refused: " + shown + ": " + why);
  }
}
