package io.myelin.runtime.meta;

import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.meta.Metadata.ApiMeta;
import io.myelin.runtime.meta.Metadata.ExtrinsicMeta;
import io.myelin.runtime.meta.Metadata.MethodMeta;
import io.myelin.runtime.meta.Metadata.PalletMeta;
import io.myelin.runtime.meta.Metadata.StorageEntry;
import io.myelin.runtime.meta.Metadata.StorageMeta;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Metadata to bytes, in the field order of rpc.md 6. */
public final class MetadataWriter {
  private static final byte[] MAGIC = {'m', 'e', 't', 'a'};
  private static final int EXTRINSIC_FORMAT = 4;
  private final ScaleWriter out = new ScaleWriter();
  private final int version;

  private MetadataWriter(int version) {
    this.version = version;
  }

  /**
   * The bytes from the magic on.
   *
   * @param version 14 or 15
   */
  public static byte[] write(Metadata metadata, int version) {
    if (version != 14 && version != 15) {
      throw new IllegalArgumentException(
          "metadata version refused: " + version + " asked, 14 or 15 can be written");
    }
    return new MetadataWriter(version).metadata(metadata);
  }

  private byte[] metadata(Metadata metadata) {
    out.bytes(MAGIC).u8(version);
    TypeWriter.write(out, metadata.types());
    list(metadata.pallets(), this::pallet);
    extrinsic(metadata.extrinsic());
    out.compact(metadata.runtimeType());
    if (version == 15) {
      list(metadata.apis(), this::api);
      out.compact(metadata.outer().call());
      out.compact(metadata.outer().event()).compact(metadata.outer().error());
      out.compact(0);
    }
    return out.toByteArray();
  }

  private void pallet(PalletMeta pallet) {
    out.text(pallet.name());
    out.bool(pallet.storage().isPresent());
    pallet.storage().ifPresent(this::storage);
    optionalId(pallet.calls());
    optionalId(pallet.event());
    list(
        pallet.constants(),
        constant -> {
          out.text(constant.name()).compact(constant.type()).lengthPrefixed(constant.value());
          noDocs();
        });
    optionalId(pallet.error());
    out.u8(pallet.index());
    if (version == 15) {
      noDocs();
    }
  }

  private void storage(StorageMeta storage) {
    out.text(storage.prefix());
    list(storage.entries(), this::entry);
  }

  private void entry(StorageEntry entry) {
    out.text(entry.name()).u8(entry.optional() ? 0 : 1).bool(entry.key().isPresent());
    entry
        .key()
        .ifPresent(
            key -> {
              list(key.hashers(), hasher -> out.u8(hasher.metadataIndex()));
              out.compact(key.type());
            });
    out.compact(entry.value()).lengthPrefixed(entry.fallback());
    noDocs();
  }

  private void extrinsic(ExtrinsicMeta extrinsic) {
    if (version == 14) {
      out.compact(extrinsic.type()).u8(EXTRINSIC_FORMAT);
    } else {
      out.u8(EXTRINSIC_FORMAT).compact(extrinsic.address()).compact(extrinsic.call());
      out.compact(extrinsic.signature()).compact(extrinsic.extra());
    }
    list(
        extrinsic.extensions(),
        extension ->
            out.text(extension.identifier())
                .compact(extension.type())
                .compact(extension.additional()));
  }

  private void api(ApiMeta api) {
    out.text(api.name());
    list(api.methods(), this::method);
    noDocs();
  }

  private void method(MethodMeta method) {
    out.text(method.name());
    list(method.inputs(), input -> out.text(input.name()).compact(input.type()));
    out.compact(method.output());
    noDocs();
  }

  private void optionalId(Optional<Integer> id) {
    out.bool(id.isPresent());
    id.ifPresent(out::compact);
  }

  private void noDocs() {
    out.compact(0);
  }

  private <T> void list(List<T> items, Consumer<T> writer) {
    out.compact(items.size());
    items.forEach(writer);
  }
}
