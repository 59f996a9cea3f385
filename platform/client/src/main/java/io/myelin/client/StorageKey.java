package io.myelin.client;

import io.myelin.codec.ChainCodec;
import io.myelin.codec.value.Value;
import io.myelin.primitives.Hex;
import java.util.List;

/**
 * An entry of a chain's storage by names; its key is made by the chain's metadata.
 *
 * @param parts of the key; none for a plain value
 */
public record StorageKey(String pallet, String item, List<Value> parts) {
  public StorageKey {
    parts = List.copyOf(parts);
  }

  /**
   * The key on this chain, as its nodes take it.
   *
   * @throws io.myelin.codec.json.ValueRefused when the chain has no such item
   */
  public String hex(ChainCodec codec) {
    return Hex.encode(codec.storage(pallet, item).key(parts));
  }
}
