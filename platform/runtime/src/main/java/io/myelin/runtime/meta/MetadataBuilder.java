package io.myelin.runtime.meta;

import io.myelin.runtime.api.RuntimeApi;
import io.myelin.runtime.frame.Pallet;
import io.myelin.runtime.meta.Metadata.ApiMeta;
import io.myelin.runtime.meta.Metadata.ConstantMeta;
import io.myelin.runtime.meta.Metadata.ExtrinsicMeta;
import io.myelin.runtime.meta.Metadata.Input;
import io.myelin.runtime.meta.Metadata.MethodMeta;
import io.myelin.runtime.meta.Metadata.Outer;
import io.myelin.runtime.meta.Metadata.PalletMeta;
import io.myelin.runtime.meta.Metadata.StorageEntry;
import io.myelin.runtime.meta.Metadata.StorageKey;
import io.myelin.runtime.meta.Metadata.StorageMeta;
import io.myelin.runtime.storage.StorageItem;
import io.myelin.runtime.type.TypeShape;
import java.util.List;
import java.util.Optional;

/** Walks pallets and runtime APIs and describes them, each distinct type once. */
public final class MetadataBuilder {
  /** What an absent optional item decodes to; an empty default breaks clients (rule 1). */
  private static final byte[] NONE = {0};

  private final TypeRegistry registry = new TypeRegistry();

  private MetadataBuilder() {}

  /** The metadata of a runtime with these pallets and APIs. */
  public static Metadata build(List<Pallet> pallets, List<RuntimeApi> apis) {
    return new MetadataBuilder().describe(pallets, apis);
  }

  private Metadata describe(List<Pallet> pallets, List<RuntimeApi> apis) {
    TypeShape call = outer("RuntimeCall", pallets);
    TypeShape event = outer("RuntimeEvent", pallets);
    TypeShape error = outer("RuntimeError", pallets);
    List<PalletMeta> described = pallets.stream().map(this::pallet).toList();
    ExtrinsicMeta extrinsic = ExtrinsicTypes.register(registry, call);
    int runtime =
        registry.id(new TypeShape.Composite(List.of(OuterEnums.RUNTIME, "Runtime"), List.of()));
    List<ApiMeta> methods = apis.stream().map(this::api).toList();
    Outer outer = new Outer(registry.id(call), registry.id(event), registry.id(error));
    return new Metadata(registry.types(), described, extrinsic, runtime, methods, outer);
  }

  private TypeShape outer(String name, List<Pallet> pallets) {
    return registry.define(
        name,
        () ->
            registry.portable(
                OuterEnums.outer(
                    name,
                    pallets,
                    switch (name) {
                      case "RuntimeCall" -> OuterEnums::calls;
                      case "RuntimeEvent" -> OuterEnums::events;
                      default -> OuterEnums::errors;
                    })));
  }

  private PalletMeta pallet(Pallet pallet) {
    return new PalletMeta(
        pallet.name(),
        pallet.index(),
        pallet.storage().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new StorageMeta(
                    pallet.name(), pallet.storage().stream().map(this::entry).toList())),
        OuterEnums.calls(pallet).map(registry::id),
        OuterEnums.events(pallet).map(registry::id),
        pallet.constants().stream()
            .map(c -> new ConstantMeta(c.name(), registry.id(c.type().shape()), c.encoded()))
            .toList(),
        OuterEnums.errors(pallet).map(registry::id));
  }

  private StorageEntry entry(StorageItem<?> item) {
    return new StorageEntry(
        item.name(),
        item.fallback().isEmpty(),
        item.keys().isEmpty() ? Optional.empty() : Optional.of(key(item.keys())),
        registry.id(item.value().shape()),
        item.fallback().orElse(NONE));
  }

  private StorageKey key(List<StorageItem.KeyPart<?>> parts) {
    List<TypeShape> shapes = parts.stream().<TypeShape>map(part -> part.type().shape()).toList();
    return new StorageKey(
        parts.stream().map(StorageItem.KeyPart::hasher).toList(),
        registry.id(shapes.size() == 1 ? shapes.get(0) : new TypeShape.Tuple(shapes)));
  }

  private ApiMeta api(RuntimeApi api) {
    return new ApiMeta(
        api.name(),
        api.methods().stream()
            .map(
                method ->
                    new MethodMeta(
                        method.name(),
                        method.inputs().stream()
                            .map(in -> new Input(in.name(), registry.id(in.type().shape())))
                            .toList(),
                        registry.id(method.output().shape())))
            .toList());
  }
}
