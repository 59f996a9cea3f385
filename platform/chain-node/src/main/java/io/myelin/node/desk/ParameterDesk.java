package io.myelin.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.api.Listing;
import io.myelin.api.TableQuery;
import io.myelin.api.market.SubnetParameter;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.StorageCodec;
import io.myelin.codec.meta.Pallet;
import io.myelin.codec.meta.StorageItem;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.value.Value;
import io.myelin.node.answer.Json;
import io.myelin.node.chain.ChainService;
import io.myelin.node.decoded.ChainCodecs;
import io.myelin.node.lists.Lists;
import io.myelin.node.lists.Table;
import io.myelin.primitives.NetUid;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.Declared;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the market's pallet stores under a subnet's number alone, and what sets it. */
@Dependent
public class ParameterDesk {
  private static final String MARKET = "SubtensorModule";
  private static final String SETTERS = "AdminUtils";

  private final ChainService chain;
  private final ChainCodecs codecs;
  private final States states;
  private final Lists lists;

  @Inject
  public ParameterDesk(ChainService chain, ChainCodecs codecs, States states, Lists lists) {
    this.chain = chain;
    this.codecs = codecs;
    this.states = states;
    this.lists = lists;
  }

  public Listing<SubnetParameter> parameters(String subnet, TableQuery query, String at) {
    NetUid netuid = SubnetDesk.netuid(subnet);
    return lists.table(
        query,
        at,
        SubnetParameter.class,
        block -> {
          States.At seen = states.at(block);
          if (states.queries().metagraph(seen.state(), netuid).isEmpty()) {
            throw SubnetDesk.noSubnet(netuid);
          }
          ChainRuntime runtime = chain.ledger().runtimes().reading(seen.state());
          Reader reader = new Reader(seen, codecs.of(runtime), runtime.declared(), netuid);
          return new Table<>(seen.asOf(), reader.all());
        });
  }

  /** The parameters of one subnet at one block. */
  private record Reader(States.At seen, ChainCodec codec, Declared declared, NetUid netuid) {
    private List<SubnetParameter> all() {
      List<SubnetParameter> found = new ArrayList<>();
      for (StorageItem item : items()) {
        parameter(codec.storage(MARKET, item.name())).ifPresent(found::add);
      }
      return found;
    }

    private List<StorageItem> items() {
      return codec
          .metadata()
          .pallet(MARKET)
          .flatMap(Pallet::storage)
          .map(Pallet.Storage::items)
          .orElse(List.of());
    }

    private Optional<SubnetParameter> parameter(StorageCodec storage) {
      if (storage.keyTypes().size() != 1
          || !codec.typeText(storage.keyTypes().get(0)).matches("u16|NetUid")) {
        return Optional.empty();
      }
      Value part =
          codec.json().read(storage.keyTypes().get(0), Json.own(netuid.toString()), "netuid");
      Optional<byte[]> stored = seen.state().get(storage.key(part));
      StorageItem item = storage.item();
      return stored
          .map(storage::decode)
          .or(storage::fallback)
          .map(value -> codec.json().write(item.value(), value))
          .filter(JsonNode::isValueNode)
          .map(value -> parameter(item, value, stored.isEmpty()));
    }

    private SubnetParameter parameter(StorageItem item, JsonNode value, boolean isDefault) {
      String type = codec.typeText(item.value());
      Optional<TypeDef.Case> call = setter(item.name());
      return new SubnetParameter(
          item.name(),
          type,
          value,
          isDefault,
          declared.unit(MARKET, item.name()),
          bounds(type).map(bounds -> bounds.get(0)),
          bounds(type).map(bounds -> bounds.get(1)),
          call.map(found -> SETTERS + "." + found.name()),
          call.flatMap(Reader::argument),
          call.flatMap(found -> declared.madeBy(SETTERS, found.name()))
              .map(who -> who.name().toLowerCase(Locale.ROOT)),
          String.join("\n", item.docs()));
    }

    private Optional<TypeDef.Case> setter(String item) {
      return codec.metadata().pallet(SETTERS).stream()
          .flatMap(pallet -> codec.calls().of(pallet).stream())
          .filter(call -> call.name().equals(setterName(item)))
          .findFirst();
    }

    private static Optional<String> argument(TypeDef.Case call) {
      List<String> others =
          call.fields().stream()
              .flatMap(field -> field.name().stream())
              .filter(name -> !name.equals("netuid"))
              .toList();
      return others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
    }
  }

  /** How the chain names the call that sets an item. */
  static String setterName(String item) {
    return "sudo_set_" + item.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** The least and the most that a whole number's type takes; empty for other types. */
  static Optional<List<String>> bounds(String type) {
    if (!type.matches("[ui](8|16|32|64|128)")) {
      return Optional.empty();
    }
    boolean signed = type.startsWith("i");
    int bits = Integer.parseInt(type.substring(1));
    BigInteger beyond = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits);
    BigInteger least = signed ? beyond.negate() : BigInteger.ZERO;
    return Optional.of(List.of(least.toString(), beyond.subtract(BigInteger.ONE).toString()));
  }
}
