package io.myelin.codec.meta;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.util.List;
import java.util.Optional;

/**
 * A storage item.
 *
 * @param optional whether an absent entry is nothing, and not the fallback
 * @param key how its entries are found; empty for a plain value
 * @param value the type of an entry
 * @param fallback what an absent entry is taken for, encoded; shared, and not to be changed
 */
public record StorageItem(
    String name,
    boolean optional,
    Optional<Key> key,
    int value,
    byte[] fallback,
    List<String> docs) {
  static final Codec<StorageItem> CODEC = Codec.of(StorageItem::write, StorageItem::read);

  /**
   * The key of a map.
   *
   * @param type that of the only part, or a tuple of as many parts as there are hashers
   */
  public record Key(List<Hasher> hashers, int type) {
    static final Codec<List<Hasher>> HASHERS = Codecs.list(Hasher.CODEC);

    public Key {
      hashers = List.copyOf(hashers);
    }
  }

  public StorageItem {
    docs = List.copyOf(docs);
  }

  private static void write(ScaleWriter out, StorageItem item) {
    out.text(item.name).bool(!item.optional).bool(item.key.isPresent());
    item.key.ifPresent(
        key -> {
          Key.HASHERS.write(out, key.hashers);
          out.compact(key.type);
        });
    out.compact(item.value).lengthPrefixed(item.fallback);
    Parts.TEXTS.write(out, item.docs);
  }

  private static StorageItem read(ScaleReader in) {
    String name = in.text();
    boolean optional = flag(in, "modifier") == 0;
    Optional<Key> key =
        flag(in, "kind") == 1
            ? Optional.of(new Key(Key.HASHERS.read(in), Parts.ID.read(in)))
            : Optional.empty();
    return new StorageItem(
        name, optional, key, Parts.ID.read(in), in.lengthPrefixed(), Parts.TEXTS.read(in));
  }

  private static int flag(ScaleReader in, String what) {
    int seen = in.u8();
    if (seen > 1) {
      throw new ScaleException(
          "storage item refused: " + what + " " + seen + " seen, 0 or 1 needed");
    }
    return seen;
  }
}
