package io.myelin.codec;

import io.myelin.codec.json.Accounts;
import io.myelin.codec.json.Nearest;
import io.myelin.codec.json.TypeText;
import io.myelin.codec.json.ValueJson;
import io.myelin.codec.json.ValueRefused;
import io.myelin.codec.meta.ChainMetadata;
import io.myelin.codec.meta.Pallet;
import io.myelin.codec.meta.StorageItem;
import io.myelin.codec.value.Value;
import io.myelin.codec.value.ValueReader;
import io.myelin.codec.value.ValueWriter;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that one chain's metadata tells how to read and write. Immutable, and safe to share. */
public final class ChainCodec {
  private final ChainMetadata metadata;
  private final CallCodec calls;
  private final EventCodec events;
  private final ExtrinsicReader extrinsics;
  private final Map<ByteBuffer, StorageCodec> byPrefix = new HashMap<>();

  public ChainCodec(ChainMetadata metadata) {
    this.metadata = metadata;
    this.calls = new CallCodec(metadata);
    this.events = new EventCodec(metadata);
    this.extrinsics = new ExtrinsicReader(metadata, calls);
    for (Pallet pallet : metadata.pallets()) {
      for (StorageItem item : pallet.storage().map(Pallet.Storage::items).orElse(List.of())) {
        StorageCodec storage = new StorageCodec(metadata, pallet, item);
        byPrefix.put(ByteBuffer.wrap(storage.prefix()), storage);
      }
    }
  }

  /**
   * By the bytes of the metadata.
   *
   * @throws ScaleException when they are none of format 14 or 15
   */
  public static ChainCodec of(byte[] metadata) {
    return new ChainCodec(ChainMetadata.of(metadata));
  }

  public ChainMetadata metadata() {
    return metadata;
  }

  public CallCodec calls() {
    return calls;
  }

  public EventCodec events() {
    return events;
  }

  public ExtrinsicReader extrinsics() {
    return extrinsics;
  }

  /**
   * Reads a value that must fill the bytes.
   *
   * @throws ScaleException when they are no value of the type, too deep or of too many parts
   */
  public Value decode(int type, byte[] bytes) {
    return decode(metadata, type, bytes);
  }

  static Value decode(ChainMetadata metadata, int type, byte[] bytes) {
    ScaleReader in = new ScaleReader(bytes);
    Value value = new ValueReader(metadata.types(), in).read(type);
    in.expectEnd();
    return value;
  }

  /**
   * The bytes of a value.
   *
   * @throws ScaleException when it is none of the type
   */
  public byte[] encode(int type, Value value) {
    return encode(metadata, type, value);
  }

  static byte[] encode(ChainMetadata metadata, int type, Value value) {
    ScaleWriter out = new ScaleWriter();
    new ValueWriter(metadata.types(), out).write(type, value);
    return out.toByteArray();
  }

  /**
   * A storage item by its names.
   *
   * @throws ValueRefused when there is none, with what may have been meant
   */
  public StorageCodec storage(String pallet, String item) {
    Pallet owner = pallet(metadata, pallet);
    return new StorageCodec(
        metadata,
        owner,
        owner
            .item(item)
            .orElseThrow(
                () ->
                    new ValueRefused(
                        "",
                        Nearest.unknown(
                            "storage item of " + pallet,
                            item,
                            owner.storage().stream()
                                .flatMap(storage -> storage.items().stream())
                                .map(StorageItem::name)
                                .toList()))));
  }

  /** The item that a whole key is of; empty for what the metadata does not tell of. */
  public Optional<StorageCodec> storage(byte[] key) {
    return key.length < StorageCodec.PREFIX
        ? Optional.empty()
        : Optional.ofNullable(byPrefix.get(ByteBuffer.wrap(key, 0, StorageCodec.PREFIX).slice()));
  }

  static Pallet pallet(ChainMetadata metadata, String name) {
    return metadata
        .pallet(name)
        .orElseThrow(
            () ->
                new ValueRefused(
                    "",
                    Nearest.unknown(
                        "pallet", name, metadata.pallets().stream().map(Pallet::name).toList())));
  }

  /** The value of a constant. */
  public Optional<Value> constant(String pallet, String name) {
    return metadata
        .pallet(pallet)
        .flatMap(one -> one.constant(name))
        .map(constant -> decode(constant.type(), constant.value()));
  }

  /** JSON as this chain's people write it, where accounts are addresses or hex. */
  public ValueJson json() {
    return json(Accounts.addresses(prefix()));
  }

  /** The same with other names for accounts. */
  public ValueJson json(Accounts accounts) {
    return new ValueJson(metadata.types(), prefix(), accounts);
  }

  /** The name of a type, as its authors write it. */
  public String typeText(int type) {
    return TypeText.of(metadata.types(), type);
  }

  private int prefix() {
    return constant("System", "SS58Prefix")
        .filter(Value.Int.class::isInstance)
        .map(value -> ((Value.Int) value).value().intValue())
        .orElse(Ss58.PREFIX);
  }
}
