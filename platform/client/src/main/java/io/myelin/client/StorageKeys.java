package io.myelin.client;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;

/** Storage keys of the items the tools read (rpc.md 7). */
public final class StorageKeys {
  private static final String SUBTENSOR = "SubtensorModule";

  private StorageKeys() {}

  /** A value's key, or the prefix of a map's keys. */
  public static String item(String pallet, String name, byte[]... parts) {
    byte[] key = Hashes.concat(twox128(pallet), twox128(name));
    return Hex.encode(Hashes.concat(key, Hashes.concat(parts)));
  }

  /** A SubtensorModule item keyed by netuid alone. */
  public static String subnet(String name, NetUid netuid) {
    return item(SUBTENSOR, name, identity(netuid.value()));
  }

  /** A SubtensorModule item keyed by netuid and hotkey, such as Uids and Axons. */
  public static String neuron(String name, NetUid netuid, AccountId hotkey) {
    return item(SUBTENSOR, name, identity(netuid.value()), blake2Concat(hotkey));
  }

  /** The hotkey of a uid. */
  public static String hotkeyOf(NetUid netuid, int uid) {
    return ofUid("Keys", netuid, uid);
  }

  /** A SubtensorModule item keyed by netuid and uid, such as BlockAtRegistration. */
  public static String ofUid(String name, NetUid netuid, int uid) {
    return item(SUBTENSOR, name, identity(netuid.value()), identity(uid));
  }

  /** The alpha behind a hotkey. */
  public static String hotkeyAlpha(AccountId hotkey, NetUid netuid) {
    return item(SUBTENSOR, "TotalHotkeyAlpha", blake2Concat(hotkey), identity(netuid.value()));
  }

  /** The coldkey of a hotkey. */
  public static String owner(AccountId hotkey) {
    return item(SUBTENSOR, "Owner", blake2Concat(hotkey));
  }

  /** The commits of a hotkey that wait for their reveal; keyed by mechanism index and hotkey. */
  public static String weightCommits(NetUid netuid, AccountId hotkey) {
    return item(
        SUBTENSOR,
        "WeightCommits",
        twox64Concat(identity(netuid.value())),
        twox64Concat(hotkey.bytes()));
  }

  private static byte[] twox64Concat(byte[] bytes) {
    return Hashes.concat(Hashes.twox(bytes, 8), bytes);
  }

  /** Nonce and balances. */
  public static String account(AccountId account) {
    return item("System", "Account", blake2Concat(account));
  }

  private static byte[] identity(int value) {
    return new ScaleWriter().u16(value).toByteArray();
  }

  private static byte[] blake2Concat(AccountId account) {
    byte[] bytes = account.bytes();
    return Hashes.concat(Hashes.blake2b(bytes, 16), bytes);
  }

  private static byte[] twox128(String text) {
    return Hashes.twox(text.getBytes(StandardCharsets.UTF_8), 16);
  }
}
