package io.myelin.client;

import io.myelin.codec.value.Value;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import java.util.List;

/** The entries that our own programs read, with typed keys. */
public final class StorageKeys {
  private static final String SUBTENSOR = "SubtensorModule";

  private StorageKeys() {}

  /** An entry; of a map, by all parts of its key. */
  public static StorageKey item(String pallet, String name, Value... parts) {
    return new StorageKey(pallet, name, List.of(parts));
  }

  /** A SubtensorModule item keyed by netuid alone. */
  public static StorageKey subnet(String name, NetUid netuid) {
    return item(SUBTENSOR, name, number(netuid));
  }

  /** A SubtensorModule item keyed by netuid and hotkey, such as Uids and Axons. */
  public static StorageKey neuron(String name, NetUid netuid, AccountId hotkey) {
    return item(SUBTENSOR, name, number(netuid), Value.of(hotkey));
  }

  /** The hotkey of a uid. */
  public static StorageKey hotkeyOf(NetUid netuid, int uid) {
    return ofUid("Keys", netuid, uid);
  }

  /** A SubtensorModule item keyed by netuid and uid, such as BlockAtRegistration. */
  public static StorageKey ofUid(String name, NetUid netuid, int uid) {
    return item(SUBTENSOR, name, number(netuid), Value.of((long) uid));
  }

  /** The alpha behind a hotkey. */
  public static StorageKey hotkeyAlpha(AccountId hotkey, NetUid netuid) {
    return item(SUBTENSOR, "TotalHotkeyAlpha", Value.of(hotkey), number(netuid));
  }

  /** The coldkey of a hotkey. */
  public static StorageKey owner(AccountId hotkey) {
    return item(SUBTENSOR, "Owner", Value.of(hotkey));
  }

  /** The commits of a hotkey that wait for their reveal; keyed by mechanism index and hotkey. */
  public static StorageKey weightCommits(NetUid netuid, AccountId hotkey) {
    return neuron("WeightCommits", netuid, hotkey);
  }

  /** Nonce and balances. */
  public static StorageKey account(AccountId account) {
    return item("System", "Account", Value.of(account));
  }

  private static Value number(NetUid netuid) {
    return Value.of((long) netuid.value());
  }
}
