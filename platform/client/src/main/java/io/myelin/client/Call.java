package io.myelin.client;

import io.myelin.codec.ChainCodec;
import io.myelin.codec.value.Value;
import java.util.Map;

/** A call by names; its bytes are made by the metadata of the runtime that it is signed for. */
@FunctionalInterface
public interface Call {
  /**
   * The bytes on this chain.
   *
   * @throws io.myelin.codec.json.ValueRefused when the chain has no such call or argument
   * @throws io.myelin.primitives.scale.ScaleException when an argument is not of its type there
   */
  byte[] encode(ChainCodec codec);

  /** The call of a pallet with its arguments by name. */
  static Call of(String pallet, String name, Map<String, Value> arguments) {
    Map<String, Value> copy = Map.copyOf(arguments);
    return codec -> codec.calls().encode(pallet, name, copy);
  }
}
