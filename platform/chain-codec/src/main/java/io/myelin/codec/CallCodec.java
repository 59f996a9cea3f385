package io.myelin.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.codec.json.Nearest;
import io.myelin.codec.json.ValueJson;
import io.myelin.codec.json.ValueRefused;
import io.myelin.codec.meta.ChainMetadata;
import io.myelin.codec.meta.Pallet;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.value.Value;
import io.myelin.codec.value.ValueReader;
import io.myelin.codec.value.ValueWriter;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls by the names of pallet, call and arguments (rpc.md 8). */
public final class CallCodec {
  private final ChainMetadata metadata;

  CallCodec(ChainMetadata metadata) {
    this.metadata = metadata;
  }

  /** A call that was read, with its arguments in their order. */
  public record Call(String pallet, TypeDef.Case def, Value.Fields arguments) {
    public String name() {
      return def.name();
    }
  }

  /** The calls of a pallet in the order of their declaration; none for a pallet without calls. */
  public List<TypeDef.Case> of(Pallet pallet) {
    return pallet.calls().map(type -> metadata.types().variant(type).cases()).orElse(List.of());
  }

  /**
   * What a call is made of.
   *
   * @throws ValueRefused when there is none of the names, with what may have been meant
   */
  public TypeDef.Case find(String pallet, String call) {
    List<TypeDef.Case> calls = of(ChainCodec.pallet(metadata, pallet));
    return calls.stream()
        .filter(one -> one.name().equals(call))
        .findFirst()
        .orElseThrow(
            () ->
                new ValueRefused(
                    "",
                    Nearest.unknown(
                        "call of " + pallet,
                        call,
                        calls.stream().map(TypeDef.Case::name).toList())));
  }

  /**
   * The bytes of a call with its arguments by their names.
   *
   * @throws ValueRefused when a name is unknown or an argument is missing
   * @throws ScaleException when an argument is not of its type
   */
  public byte[] encode(String pallet, String call, Map<String, Value> arguments) {
    TypeDef.Case def = find(pallet, call);
    List<String> names = def.fields().stream().flatMap(field -> field.name().stream()).toList();
    for (String given : arguments.keySet()) {
      if (!names.contains(given)) {
        throw new ValueRefused("", Nearest.unknown("argument of " + call, given, names));
      }
    }
    List<Value.Named> values = new ArrayList<>();
    for (TypeDef.Field field : def.fields()) {
      Optional<Value> value = field.name().map(arguments::get);
      values.add(
          new Value.Named(
              field.name(),
              value.orElseThrow(
                  () ->
                      new ValueRefused(
                          "", "argument " + field.name().orElse("") + " is missing"))));
    }
    return encode(pallet, def, new Value.Fields(values));
  }

  /**
   * The bytes of a call out of JSON.
   *
   * @param arguments an object by their names
   * @throws ValueRefused when it is not what the call needs
   */
  public byte[] encode(String pallet, String call, JsonNode arguments, ValueJson json) {
    TypeDef.Case def = find(pallet, call);
    return encode(pallet, def, json.fields(def.fields(), arguments, ""));
  }

  /**
   * The bytes of a call with its arguments in their order.
   *
   * @throws ScaleException when an argument is not of its type
   */
  public byte[] encode(String pallet, TypeDef.Case def, Value.Fields arguments) {
    ScaleWriter out = new ScaleWriter();
    out.u8(ChainCodec.pallet(metadata, pallet).index()).u8(def.index());
    new ValueWriter(metadata.types(), out).fields(def.fields(), arguments);
    return out.toByteArray();
  }

  /**
   * Reads a call that must fill the bytes.
   *
   * @throws ScaleException when it is none of this chain
   */
  public Call decode(byte[] bytes) {
    ScaleReader in = new ScaleReader(bytes);
    Call call = read(in);
    in.expectEnd();
    return call;
  }

  /**
   * A call as the argument of another one, such as {@code Sudo.sudo}.
   *
   * @throws ScaleException when the bytes are no call of this chain
   */
  public Value nested(byte[] call) {
    int type = metadata.extrinsic().each(metadata.types()).call();
    return ChainCodec.decode(metadata, type, call);
  }

  Call read(ScaleReader in) {
    int index = in.u8();
    Pallet pallet =
        metadata
            .pallet(index)
            .orElseThrow(() -> new ScaleException("call refused: there is no pallet " + index));
    int number = in.u8();
    TypeDef.Case def =
        of(pallet).stream()
            .filter(one -> one.index() == number)
            .findFirst()
            .orElseThrow(
                () ->
                    new ScaleException(
                        "call refused: " + pallet.name() + " has no call " + number));
    return new Call(pallet.name(), def, new ValueReader(metadata.types(), in).fields(def.fields()));
  }
}
