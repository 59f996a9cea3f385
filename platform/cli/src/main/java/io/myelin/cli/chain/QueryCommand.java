package io.myelin.cli.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.NodeOptions;
import io.myelin.cli.Printable;
import io.myelin.cli.WalletOptions;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.StorageCodec;
import io.myelin.codec.json.Nearest;
import io.myelin.codec.json.ValueJson;
import io.myelin.codec.json.ValueRefused;
import io.myelin.codec.meta.Pallet;
import io.myelin.codec.meta.StorageItem;
import io.myelin.codec.value.Value;
import io.myelin.primitives.Hex;
import io.myelin.primitives.state.StateEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads any storage item that the chain's metadata tells of. */
@Command(
    name = "query",
    description = {
      "Read any storage item; without PALLET or ITEM, list them. With fewer keys than a map has, its"
          + " entries.",
      "--json: {block, pallet, item, keys, value, stored}, or {block, pallet, item,"
          + " entries:[{keys, value}], more}"
    },
    mixinStandardHelpOptions = true)
public final class QueryCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 1000;

  @Mixin private final NodeOptions node = new NodeOptions();
  @Mixin private final WalletOptions wallets = new WalletOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PALLET",
      defaultValue = "",
      description = "Such as SubtensorModule.")
  private String pallet = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ITEM",
      defaultValue = "",
      description = "Such as Tempo.")
  private String item = "";

  @Parameters(
      index = "2..*",
      paramLabel = "KEYS",
      description = "Its keys in their order, as ./myelin tx takes arguments.")
  private List<String> keys = List.of();

  @Option(
      names = "--at",
      paramLabel = "BLOCK",
      defaultValue = "",
      description = "Number or hash of the block after which it is read (default: the newest).")
  private String at = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "Most entries to list, 1 to 1000 (default: 50).")
  private int limit;

  @Override
  public Integer call() {
    try {
      if (limit < 1 || limit > MOST) {
        throw new ValueRefused("--limit", limit + " seen; needed: 1 to " + MOST);
      }
      StateAt state = StateAt.of(node.address(), at);
      if (pallet.isEmpty() || item.isEmpty()) {
        return list(state.codec());
      }
      StorageCodec storage = state.codec().storage(pallet, item);
      ValueJson json = state.codec().json(Typed.accounts(node, wallets));
      List<Value> parts = parts(state.codec(), storage, json);
      return parts.size() == storage.keyTypes().size()
          ? one(state, storage, json, parts)
          : several(state, storage, json, parts);
    } catch (ValueRefused wrong) {
      throw new ParameterException(
          spec.commandLine(), Printable.line(String.valueOf(wrong.getMessage())), wrong);
    }
  }

  private List<Value> parts(ChainCodec codec, StorageCodec storage, ValueJson json) {
    if (keys.size() > storage.keyTypes().size()) {
      throw new ValueRefused(
          "KEYS", keys.size() + " given; " + item + " has " + keyTypes(codec, storage));
    }
    List<Value> parts = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String where = "key " + (i + 1) + " of " + item;
      parts.add(json.read(storage.keyTypes().get(i), ValueJson.typed(keys.get(i), where), where));
    }
    return parts;
  }

  private static String keyTypes(ChainCodec codec, StorageCodec storage) {
    return storage.keyTypes().isEmpty()
        ? "no keys"
        : storage.keyTypes().stream().map(codec::typeText).collect(Collectors.joining(", "));
  }

  private int list(ChainCodec codec) {
    List<Pallet> all = codec.metadata().pallets();
    if (pallet.isEmpty()) {
      for (Pallet one : all) {
        int count = one.storage().map(storage -> storage.items().size()).orElse(0);
        System.out.printf("%-24s %3d items%n", Printable.line(one.name()), count);
      }
      return 0;
    }
    Pallet owner =
        codec
            .metadata()
            .pallet(pallet)
            .orElseThrow(
                () ->
                    new ValueRefused(
                        "",
                        Nearest.unknown(
                            "pallet", pallet, all.stream().map(Pallet::name).toList())));
    for (StorageItem one : owner.storage().map(Pallet.Storage::items).orElse(List.of())) {
      StorageCodec storage = codec.storage(pallet, one.name());
      String keysText = storage.keyTypes().isEmpty() ? "" : "(" + keyTypes(codec, storage) + ")";
      System.out.println(
          Printable.line(one.name() + keysText + ": " + codec.typeText(one.value())));
    }
    return 0;
  }

  private int one(StateAt state, StorageCodec storage, ValueJson json, List<Value> parts) {
    Optional<byte[]> stored = state.value(storage.key(parts));
    Optional<Value> value = stored.map(storage::decode).or(storage::fallback);
    ObjectNode out = head(state);
    out.set("keys", shown(storage, json, parts));
    value.ifPresentOrElse(
        some -> out.set("value", json.write(storage.item().value(), some)),
        () -> out.putNull("value"));
    out.put("stored", stored.isPresent());
    if (node.json()) {
      System.out.println(Printable.json(out));
    } else {
      String note = stored.isPresent() ? "" : value.isPresent() ? "  (default: not stored)" : "";
      String text = value.isEmpty() ? "nothing stored" : TrialText.text(out.path("value"));
      System.out.println(Printable.line(text + note));
    }
    return 0;
  }

  private int several(StateAt state, StorageCodec storage, ValueJson json, List<Value> parts) {
    StateAt.Entries entries = state.entries(storage.key(parts), limit);
    ObjectNode out = head(state);
    ArrayNode rows = out.putArray("entries");
    for (StateEntry entry : entries.entries()) {
      ObjectNode row = rows.addObject();
      ArrayNode shown = row.putArray("keys");
      List<StorageCodec.KeyPart> read = storage.parts(entry.key());
      for (int i = 0; i < read.size(); i++) {
        shown.add(part(json, storage.keyTypes().get(i), read.get(i)));
      }
      row.set("value", json.write(storage.item().value(), storage.decode(entry.value())));
    }
    out.put("more", entries.more());
    if (node.json()) {
      System.out.println(Printable.json(out));
      return 0;
    }
    for (JsonNode row : rows) {
      StringBuilder line = new StringBuilder();
      row.path("keys").forEach(key -> line.append(TrialText.text(key)).append("  "));
      System.out.println(Printable.line(line + TrialText.text(row.path("value"))));
    }
    if (entries.more()) {
      System.out.println(
          Printable.line(
              "more than "
                  + limit
                  + " entries: give its keys ("
                  + keyTypes(state.codec(), storage)
                  + ") or a greater --limit, at most "
                  + MOST));
    } else if (rows.isEmpty()) {
      System.out.println("no entries");
    }
    return 0;
  }

  private static JsonNode part(ValueJson json, int type, StorageCodec.KeyPart part) {
    return part.value().isPresent()
        ? json.write(type, part.value().get())
        : JSON.createObjectNode().put("hash", Hex.encode(part.hash()));
  }

  private ObjectNode head(StateAt state) {
    return JSON.createObjectNode()
        .put("block", state.hash().hex())
        .put("pallet", pallet)
        .put("item", item);
  }

  private static ArrayNode shown(StorageCodec storage, ValueJson json, List<Value> parts) {
    ArrayNode shown = JSON.createArrayNode();
    for (int i = 0; i < parts.size(); i++) {
      shown.add(json.write(storage.keyTypes().get(i), parts.get(i)));
    }
    return shown;
  }
}
