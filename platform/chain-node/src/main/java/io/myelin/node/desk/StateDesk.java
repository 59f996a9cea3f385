package io.myelin.node.desk;

import io.myelin.api.ListQuery;
import io.myelin.api.Listing;
import io.myelin.api.chain.Metadata;
import io.myelin.api.chain.StateEntry;
import io.myelin.api.chain.StateProof;
import io.myelin.api.serving.Problems;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.StorageCodec;
import io.myelin.codec.json.ValueJson;
import io.myelin.codec.meta.Pallet;
import io.myelin.codec.meta.StorageItem;
import io.myelin.codec.value.Value;
import io.myelin.node.chain.ChainService;
import io.myelin.node.decoded.ChainCodecs;
import io.myelin.node.lists.Lists;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.Declared;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The state by the chain's own metadata. */
@Dependent
public class StateDesk {
  private final ChainService chain;
  private final ChainCodecs codecs;
  private final States states;
  private final Lists lists;

  @Inject
  public StateDesk(ChainService chain, ChainCodecs codecs, States states, Lists lists) {
    this.chain = chain;
    this.codecs = codecs;
    this.states = states;
    this.lists = lists;
  }

  public Metadata metadata() {
    ChainCodec codec = codecs.newest();
    ChainRuntime runtime = chain.ledger().runtimes().reading(chain.headState());
    return new Metadata(
        runtime.version().specVersion(),
        codec.metadata().pallets().stream()
            .map(pallet -> info(codec, runtime.declared(), pallet))
            .toList());
  }

  private static Metadata.PalletInfo info(ChainCodec codec, Declared declared, Pallet pallet) {
    return new Metadata.PalletInfo(
        pallet.name(),
        pallet.index(),
        codec.calls().of(pallet).stream()
            .map(
                call ->
                    new Metadata.CallInfo(
                        call.name(),
                        call.fields().stream()
                            .map(
                                field ->
                                    new Metadata.ArgumentInfo(
                                        field.name().orElse(""), codec.typeText(field.type())))
                            .toList(),
                        declared
                            .madeBy(pallet.name(), call.name())
                            .map(who -> who.name().toLowerCase(Locale.ROOT))
                            .orElse("rules"),
                        String.join("\n", call.docs())))
            .toList(),
        items(pallet).stream().map(item -> info(codec, pallet, item)).toList(),
        pallet.constants().stream().map(Pallet.Constant::name).toList());
  }

  private static Metadata.ItemInfo info(ChainCodec codec, Pallet pallet, StorageItem item) {
    return new Metadata.ItemInfo(
        item.name(),
        codec.storage(pallet.name(), item.name()).keyTypes().stream().map(codec::typeText).toList(),
        codec.typeText(item.value()),
        String.join("\n", item.docs()));
  }

  private static List<StorageItem> items(Pallet pallet) {
    return pallet.storage().map(Pallet.Storage::items).orElse(List.of());
  }

  public Listing<StateEntry> entries(
      String pallet, String item, ListQuery query, List<String> keys, String at) {
    return told(
        () ->
            lists.pinned(
                query,
                at,
                StateEntry.class,
                block -> {
                  States.At seen = states.at(block);
                  ChainCodec codec = codec(seen);
                  StorageCodec storage = codec.storage(pallet, item);
                  byte[] prefix = storage.key(parts(codec, storage, keys));
                  return new EntryRows(
                      seen.asOf(), seen.state(), prefix, new Entries(codec.json(), storage)::shown);
                }));
  }

  public StateProof proof(String pallet, String item, List<String> keys, String at) {
    return told(
        () -> {
          States.At seen = states.at(at);
          ChainCodec codec = codec(seen);
          StorageCodec storage = codec.storage(pallet, item);
          if (keys.size() != storage.keyTypes().size()) {
            throw Problems.badParameter(
                "key", String.join(", ", keys), storage.keyTypes().size() + " parts");
          }
          byte[] key = storage.key(parts(codec, storage, keys));
          return new StateProof(
              seen.asOf(),
              seen.block().stateRoot().hex(),
              Hex.encode(key),
              seen.state().get(key).map(Hex::encode),
              seen.state().proof(List.of(key)).stream().map(Hex::encode).toList());
        });
  }

  private ChainCodec codec(States.At seen) {
    return codecs.of(chain.ledger().runtimes().reading(seen.state()));
  }

  private static List<Value> parts(ChainCodec codec, StorageCodec storage, List<String> keys) {
    if (keys.size() > storage.keyTypes().size()) {
      throw Problems.badParameter(
          "key", String.join(", ", keys), storage.keyTypes().size() + " parts at most");
    }
    List<Value> parts = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      parts.add(
          codec.json().read(storage.keyTypes().get(i), ValueJson.typed(keys.get(i), "key"), "key"));
    }
    return parts;
  }

  private static <T> T told(Supplier<T> question) {
    try {
      return question.get();
    } catch (ScaleException | IllegalArgumentException wrong) {
      throw Problems.badRequest(String.valueOf(wrong.getMessage()));
    }
  }
}
