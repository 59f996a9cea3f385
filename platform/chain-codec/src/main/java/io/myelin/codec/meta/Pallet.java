package io.myelin.codec.meta;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.util.List;
import java.util.Optional;

/**
 * A pallet as the metadata has it; calls, events and errors are enums of the registry.
 *
 * @param docs empty in format 14, which has none
 */
public record Pallet(
    String name,
    int index,
    Optional<Storage> storage,
    Optional<Integer> calls,
    Optional<Integer> events,
    List<Constant> constants,
    Optional<Integer> errors,
    List<String> docs) {

  /** The items of a pallet, and what their keys begin with. */
  public record Storage(String prefix, List<StorageItem> items) {
    private static final Codec<List<StorageItem>> ITEMS = Codecs.list(StorageItem.CODEC);

    static final Codec<Optional<Storage>> CODEC =
        Codecs.option(
            Codec.of(
                (out, storage) -> {
                  out.text(storage.prefix);
                  ITEMS.write(out, storage.items);
                },
                in -> new Storage(in.text(), ITEMS.read(in))));

    public Storage {
      items = List.copyOf(items);
    }
  }

  /** A constant; its encoded value is shared, and not to be changed. */
  public record Constant(String name, int type, byte[] value, List<String> docs) {
    static final Codec<List<Constant>> LIST =
        Codecs.list(
            Codec.of(
                (out, one) -> {
                  out.text(one.name).compact(one.type).lengthPrefixed(one.value);
                  Parts.TEXTS.write(out, one.docs);
                },
                in ->
                    new Constant(
                        in.text(), Parts.ID.read(in), in.lengthPrefixed(), Parts.TEXTS.read(in))));

    public Constant {
      docs = List.copyOf(docs);
    }
  }

  public Pallet {
    constants = List.copyOf(constants);
    docs = List.copyOf(docs);
  }

  public Optional<StorageItem> item(String name) {
    return storage.stream()
        .flatMap(one -> one.items().stream())
        .filter(item -> item.name().equals(name))
        .findFirst();
  }

  public Optional<Constant> constant(String name) {
    return constants.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  static Codec<Pallet> codec(int format) {
    return Codec.of((out, pallet) -> pallet.write(out, format), in -> read(in, format));
  }

  private void write(ScaleWriter out, int format) {
    out.text(name);
    Storage.CODEC.write(out, storage);
    Parts.OPTIONAL_ID.write(out, calls);
    Parts.OPTIONAL_ID.write(out, events);
    Constant.LIST.write(out, constants);
    Parts.OPTIONAL_ID.write(out, errors);
    out.u8(index);
    if (format == 15) {
      Parts.TEXTS.write(out, docs);
    }
  }

  private static Pallet read(ScaleReader in, int format) {
    String name = in.text();
    Optional<Storage> storage = Storage.CODEC.read(in);
    Optional<Integer> calls = Parts.OPTIONAL_ID.read(in);
    Optional<Integer> events = Parts.OPTIONAL_ID.read(in);
    List<Constant> constants = Constant.LIST.read(in);
    Optional<Integer> errors = Parts.OPTIONAL_ID.read(in);
    int index = in.u8();
    List<String> docs = format == 15 ? Parts.TEXTS.read(in) : List.of();
    return new Pallet(name, index, storage, calls, events, constants, errors, docs);
  }
}
