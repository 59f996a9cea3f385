package io.myelin.runtime.storage;

import io.myelin.primitives.hash.Hashes;

/**
 * How a key part is written into a storage key (storage.md 1); the number is the one of metadata.
 */
public enum Hasher {
  BLAKE2_128_CONCAT(2, 16),
  TWOX64_CONCAT(5, 8),
  IDENTITY(6, 0);

  private final int metadataIndex;
  private final int prefixBytes;

  Hasher(int metadataIndex, int prefixBytes) {
    this.metadataIndex = metadataIndex;
    this.prefixBytes = prefixBytes;
  }

  public int metadataIndex() {
    return metadataIndex;
  }

  /** How many hash bytes stand before the encoded key. */
  public int prefixBytes() {
    return prefixBytes;
  }

  public byte[] apply(byte[] encodedKey) {
    return switch (this) {
      case BLAKE2_128_CONCAT -> Hashes.concat(Hashes.blake2b(encodedKey, 16), encodedKey);
      case TWOX64_CONCAT -> Hashes.concat(Hashes.twox(encodedKey, 8), encodedKey);
      case IDENTITY -> encodedKey;
    };
  }
}
