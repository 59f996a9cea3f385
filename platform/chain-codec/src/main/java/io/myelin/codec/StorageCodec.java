package io.myelin.codec;

import io.myelin.codec.meta.ChainMetadata;
import io.myelin.codec.meta.Hasher;
import io.myelin.codec.meta.Pallet;
import io.myelin.codec.meta.StorageItem;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.value.Value;
import io.myelin.codec.value.ValueReader;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Keys and values of one storage item (rpc.md 7). */
public final class StorageCodec {
  /** Bytes of what all keys of an item begin with. */
  static final int PREFIX = 32;

  private final ChainMetadata metadata;
  private final String pallet;
  private final StorageItem item;
  private final byte[] prefix;
  private final List<Integer> keyTypes;

  StorageCodec(ChainMetadata metadata, Pallet pallet, StorageItem item) {
    this.metadata = metadata;
    this.pallet = pallet.name();
    this.item = item;
    this.prefix =
        Hashes.concat(
            twox(pallet.storage().map(Pallet.Storage::prefix).orElse(pallet.name())),
            twox(item.name()));
    this.keyTypes = item.key().map(this::types).orElse(List.of());
  }

  /** A part of a key: its value where the hasher lets it be read, else its hash alone. */
  public record KeyPart(Optional<Value> value, byte[] hash) {}

  /** The pallet's name. */
  public String pallet() {
    return pallet;
  }

  public StorageItem item() {
    return item;
  }

  /** The types of the parts of a key; none for a plain value. */
  public List<Integer> keyTypes() {
    return keyTypes;
  }

  /** What all keys of the item begin with; the key itself of a plain value. */
  public byte[] prefix() {
    return prefix.clone();
  }

  /**
   * The key of an entry or, with fewer parts than it has, what the keys of several begin with.
   *
   * @throws ScaleException when there are more parts than the key has, or one is not of its type
   */
  public byte[] key(List<Value> parts) {
    if (parts.size() > keyTypes.size()) {
      throw new ScaleException(
          "key of "
              + item.name()
              + " refused: "
              + parts.size()
              + " parts given, at most "
              + keyTypes.size()
              + " needed");
    }
    byte[] key = prefix;
    for (int i = 0; i < parts.size(); i++) {
      byte[] part = ChainCodec.encode(metadata, keyTypes.get(i), parts.get(i));
      key = Hashes.concat(key, hashers().get(i).apply(part));
    }
    return key.clone();
  }

  /** {@link #key(List)} of the parts. */
  public byte[] key(Value... parts) {
    return key(Arrays.asList(parts));
  }

  /**
   * The parts of a whole key.
   *
   * @throws ScaleException when it is no key of this item
   */
  public List<KeyPart> parts(byte[] key) {
    if (!Arrays.equals(prefix, 0, prefix.length, key, 0, Math.min(prefix.length, key.length))) {
      throw new ScaleException("key refused: it is none of " + item.name());
    }
    ScaleReader in = new ScaleReader(Arrays.copyOfRange(key, prefix.length, key.length));
    List<KeyPart> parts = new ArrayList<>();
    for (int i = 0; i < keyTypes.size(); i++) {
      parts.add(part(in, hashers().get(i), keyTypes.get(i)));
    }
    in.expectEnd();
    return List.copyOf(parts);
  }

  /**
   * The value of an entry.
   *
   * @throws ScaleException when the bytes are none
   */
  public Value decode(byte[] value) {
    return ChainCodec.decode(metadata, item.value(), value);
  }

  /**
   * The bytes of an entry.
   *
   * @throws ScaleException when the value is not of the item's type
   */
  public byte[] encode(Value value) {
    return ChainCodec.encode(metadata, item.value(), value);
  }

  /** What an absent entry is taken for; empty where it is nothing. */
  public Optional<Value> fallback() {
    return item.optional() ? Optional.empty() : Optional.of(decode(item.fallback()));
  }

  private KeyPart part(ScaleReader in, Hasher hasher, int type) {
    byte[] hash = in.bytes(hasher.hashBytes());
    if (!hasher.readable()) {
      return new KeyPart(Optional.empty(), hash);
    }
    Value value = new ValueReader(metadata.types(), in).read(type);
    if (!Arrays.equals(hash, hasher.hash(ChainCodec.encode(metadata, type, value)))) {
      throw new ScaleException("key refused: its hash is not that of the part behind it");
    }
    return new KeyPart(Optional.of(value), hash);
  }

  private List<Hasher> hashers() {
    return item.key().map(StorageItem.Key::hashers).orElse(List.of());
  }

  private List<Integer> types(StorageItem.Key key) {
    if (key.hashers().size() == 1) {
      return List.of(key.type());
    }
    if (metadata.types().def(key.type()) instanceof TypeDef.Tuple tuple
        && tuple.items().size() == key.hashers().size()) {
      return tuple.items();
    }
    throw new ScaleException(
        "storage item "
            + item.name()
            + " refused: its key is no tuple of "
            + key.hashers().size()
            + " parts, one for each hasher");
  }

  private static byte[] twox(String name) {
    return Hashes.twox(name.getBytes(StandardCharsets.UTF_8), 16);
  }
}
