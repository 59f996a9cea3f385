package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.primitives.Hex;
import io.myelin.runtime.meta.Metadata;
import io.myelin.runtime.meta.Metadata.ApiMeta;
import io.myelin.runtime.meta.Metadata.ConstantMeta;
import io.myelin.runtime.meta.Metadata.Extension;
import io.myelin.runtime.meta.Metadata.ExtrinsicMeta;
import io.myelin.runtime.meta.Metadata.Input;
import io.myelin.runtime.meta.Metadata.MethodMeta;
import io.myelin.runtime.meta.Metadata.Outer;
import io.myelin.runtime.meta.Metadata.PalletMeta;
import io.myelin.runtime.meta.Metadata.StorageEntry;
import io.myelin.runtime.meta.Metadata.StorageKey;
import io.myelin.runtime.meta.Metadata.StorageMeta;
import io.myelin.runtime.meta.PortableType;
import io.myelin.runtime.storage.Hasher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The model runtime as the vectors describe it, in the records that the writer takes. */
final class ModelMetadata {
  private ModelMetadata() {}

  static Metadata read(JsonNode model) {
    return new Metadata(
        list(model.get("types"), ModelMetadata::type),
        list(model.get("pallets"), ModelMetadata::pallet),
        extrinsic(model.get("extrinsic")),
        model.get("runtimeType").asInt(),
        list(model.get("apis"), ModelMetadata::api),
        new Outer(
            model.get("runtimeCall").asInt(),
            model.get("runtimeEvent").asInt(),
            model.get("runtimeError").asInt()));
  }

  private static PortableType type(JsonNode type) {
    return new PortableType(
        list(type.get("path"), JsonNode::asText),
        list(
            type.get("params"), p -> new PortableType.Param(p.get("name").asText(), id(p, "type"))),
        def(type.get("def")));
  }

  private static PortableType.Def def(JsonNode def) {
    String kind = def.fieldNames().next();
    JsonNode body = def.get(kind);
    return switch (kind) {
      case "prim" -> new PortableType.Primitive(body.asText());
      case "comp" -> new PortableType.Composite(list(body, ModelMetadata::field));
      case "variant" -> new PortableType.Variant(list(body, ModelMetadata::alternative));
      case "seq" -> new PortableType.Sequence(body.asInt());
      case "arr" -> new PortableType.Array(body.get(0).asInt(), body.get(1).asInt());
      case "tup" -> new PortableType.Tuple(list(body, JsonNode::asInt));
      case "compact" -> new PortableType.Compact(body.asInt());
      case "bits" -> new PortableType.Bits(body.get(0).asInt(), body.get(1).asInt());
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static PortableType.Field field(JsonNode field) {
    return new PortableType.Field(text(field.path(0)), field.get(1).asInt(), text(field.path(2)));
  }

  private static PortableType.Case alternative(JsonNode one) {
    return new PortableType.Case(
        one.get("name").asText(),
        list(one.path("fields"), ModelMetadata::field),
        one.get("index").asInt(),
        list(one.path("docs"), JsonNode::asText));
  }

  private static PalletMeta pallet(JsonNode pallet) {
    JsonNode storage = pallet.path("storage");
    return new PalletMeta(
        pallet.get("name").asText(),
        pallet.get("index").asInt(),
        storage.isObject()
            ? Optional.of(
                new StorageMeta(
                    storage.get("prefix").asText(),
                    list(storage.get("items"), ModelMetadata::entry)))
            : Optional.empty(),
        id(pallet, "calls"),
        id(pallet, "event"),
        list(
            pallet.path("constants"),
            c ->
                new ConstantMeta(
                    c.get("name").asText(),
                    c.get("type").asInt(),
                    Hex.decode(c.get("value").asText()))),
        id(pallet, "error"));
  }

  private static StorageEntry entry(JsonNode item) {
    JsonNode map = item.path("map");
    return new StorageEntry(
        item.get("name").asText(),
        "Optional".equals(item.get("modifier").asText()),
        map.isObject()
            ? Optional.of(
                new StorageKey(
                    list(map.get("hashers"), ModelMetadata::hasher), map.get("key").asInt()))
            : Optional.empty(),
        item.get("value").asInt(),
        Hex.decode(item.get("fallback").asText()));
  }

  private static Hasher hasher(JsonNode name) {
    return Hasher.valueOf(name.asText().replace("Concat", "_Concat").toUpperCase(Locale.ROOT));
  }

  private static ExtrinsicMeta extrinsic(JsonNode e) {
    return new ExtrinsicMeta(
        e.get("type").asInt(),
        e.get("address").asInt(),
        e.get("call").asInt(),
        e.get("signature").asInt(),
        e.get("extra").asInt(),
        list(
            e.get("signedExtensions"),
            x ->
                new Extension(
                    x.get("identifier").asText(),
                    x.get("type").asInt(),
                    x.get("additional").asInt())));
  }

  private static ApiMeta api(JsonNode api) {
    return new ApiMeta(
        api.get("name").asText(),
        list(
            api.get("methods"),
            m ->
                new MethodMeta(
                    m.get("name").asText(),
                    list(m.get("inputs"), i -> new Input(i.get(0).asText(), i.get(1).asInt())),
                    m.get("output").asInt())));
  }

  private static Optional<Integer> id(JsonNode holder, String name) {
    JsonNode id = holder.path(name);
    return id.isIntegralNumber() ? Optional.of(id.asInt()) : Optional.empty();
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }

  private static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> reader) {
    List<T> out = new ArrayList<>();
    nodes.forEach(node -> out.add(reader.apply(node)));
    return List.copyOf(out);
  }
}
