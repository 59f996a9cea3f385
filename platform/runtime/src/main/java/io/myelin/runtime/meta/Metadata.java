package io.myelin.runtime.meta;

import io.myelin.runtime.storage.Hasher;
import java.util.List;
import java.util.Optional;

/** Everything metadata says, with type ids resolved; V14 is the same without APIs and outer. */
public record Metadata(
    List<PortableType> types,
    List<PalletMeta> pallets,
    ExtrinsicMeta extrinsic,
    int runtimeType,
    List<ApiMeta> apis,
    Outer outer) {

  /** A pallet; without storage items it has no storage at all. */
  public record PalletMeta(
      String name,
      int index,
      Optional<StorageMeta> storage,
      Optional<Integer> calls,
      Optional<Integer> event,
      List<ConstantMeta> constants,
      Optional<Integer> error) {}

  /** The storage of a pallet. */
  public record StorageMeta(String prefix, List<StorageEntry> entries) {}

  /**
   * A storage item.
   *
   * @param key empty for a plain value
   * @param fallback an encoded None when the item is optional
   */
  public record StorageEntry(
      String name, boolean optional, Optional<StorageKey> key, int value, byte[] fallback) {}

  /** How the keys of a map are hashed, and their type: a tuple when there are several. */
  public record StorageKey(List<Hasher> hashers, int type) {}

  public record ConstantMeta(String name, int type, byte[] value) {}

  public record ExtrinsicMeta(
      int type, int address, int call, int signature, int extra, List<Extension> extensions) {}

  /** A signed extension: what it puts into the extrinsic and what it adds to the payload. */
  public record Extension(String identifier, int type, int additional) {}

  public record ApiMeta(String name, List<MethodMeta> methods) {}

  public record MethodMeta(String name, List<Input> inputs, int output) {}

  public record Input(String name, int type) {}

  /** The enums over all pallets. */
  public record Outer(int call, int event, int error) {}
}
