package io.myelin.node.lists;

import io.myelin.primitives.hash.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A place in a list, as a text that only this list takes back. What the list was asked for is
 * sealed in, so that one list's cursor is not read as a place in another.
 */
record Cursor(Place place, boolean backwards) {
  private static final int SEAL = 6;
  private static final int BYTES = 1 + Long.BYTES + Long.BYTES;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  /**
   * @param list what was asked for: path, filters, order
   */
  String text(String list) {
    byte[] key = HexFormat.of().parseHex(place.key());
    byte[] plain =
        ByteBuffer.allocate(BYTES + key.length)
            .put((byte) (backwards ? 1 : 0))
            .putLong(place.height())
            .putLong(place.index())
            .put(key)
            .array();
    return TEXT.encodeToString(
        ByteBuffer.allocate(plain.length + SEAL).put(plain).put(seal(plain, list)).array());
  }

  /** Empty for a text that this list did not give. */
  static Optional<Cursor> of(String text, String list) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
    if (bytes.length < BYTES + SEAL) {
      return Optional.empty();
    }
    byte[] plain = Arrays.copyOf(bytes, bytes.length - SEAL);
    byte[] seal = Arrays.copyOfRange(bytes, plain.length, bytes.length);
    if (!Arrays.equals(seal(plain, list), seal)) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(plain);
    boolean backwards = in.get() == 1;
    long height = in.getLong();
    long index = in.getLong();
    String key = HexFormat.of().formatHex(plain, BYTES, plain.length);
    return Optional.of(new Cursor(new Place(height, index, key), backwards));
  }

  private static byte[] seal(byte[] plain, String list) {
    byte[] name = list.getBytes(StandardCharsets.UTF_8);
    byte[] all = ByteBuffer.allocate(plain.length + name.length).put(plain).put(name).array();
    return Arrays.copyOf(Hashes.blake2b256(all).bytes(), SEAL);
  }
}
