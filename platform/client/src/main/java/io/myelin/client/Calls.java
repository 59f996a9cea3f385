package io.myelin.client;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Call bytes by the reference chain's fixed indices, so that no metadata is needed (rpc.md 10). */
public final class Calls {
  private static final int SUBTENSOR = 7;
  private static final int BALANCES = 5;
  private static final int SUDO = 12;
  private static final int ADMIN_UTILS = 19;

  private Calls() {}

  public static byte[] transferKeepAlive(AccountId to, Rao amount) {
    return call(BALANCES, 3).u8(0).bytes(to.bytes()).compact(amount.value()).toByteArray();
  }

  public static byte[] burnedRegister(NetUid netuid, AccountId hotkey) {
    return subtensor(7).u16(netuid.value()).bytes(hotkey.bytes()).toByteArray();
  }

  public static byte[] addStake(AccountId hotkey, NetUid netuid, Rao amount) {
    return stake(2, hotkey, netuid, amount.value());
  }

  public static byte[] removeStake(AccountId hotkey, NetUid netuid, long alpha) {
    return stake(3, hotkey, netuid, alpha);
  }

  private static byte[] stake(int index, AccountId hotkey, NetUid netuid, long amount) {
    return subtensor(index).bytes(hotkey.bytes()).u16(netuid.value()).u64(amount).toByteArray();
  }

  /** Publishes an IPv4 endpoint; the address is its 32 bits. */
  public static byte[] serveAxon(NetUid netuid, long version, long ipv4, int port) {
    byte[] ip = new ScaleWriter().u64(ipv4).u64(0).toByteArray();
    ScaleWriter out = subtensor(4).u16(netuid.value()).u32(version).bytes(ip).u16(port);
    return out.u8(4).u8(4).u8(0).u8(0).toByteArray();
  }

  public static byte[] setWeights(Weights weights) {
    ScaleWriter out = subtensor(0).u16(weights.netuid().value());
    words(out, weights.uids());
    words(out, weights.values());
    return out.u64(weights.versionKey()).toByteArray();
  }

  public static byte[] commitWeights(NetUid netuid, Hash256 commit) {
    return subtensor(96).u16(netuid.value()).bytes(commit.bytes()).toByteArray();
  }

  public static byte[] revealWeights(Weights weights, List<Integer> salt) {
    ScaleWriter out = subtensor(97).u16(weights.netuid().value());
    words(out, weights.uids());
    words(out, weights.values());
    words(out, salt);
    return out.u64(weights.versionKey()).toByteArray();
  }

  /** What {@link #commitWeights} publishes before {@link #revealWeights} (weights.md 4.1). */
  public static Hash256 commitHash(AccountId hotkey, Weights weights, List<Integer> salt) {
    ScaleWriter out = new ScaleWriter().bytes(hotkey.bytes()).u16(weights.netuid().value());
    words(out, weights.uids());
    words(out, weights.values());
    words(out, salt);
    return Hashes.blake2b256(out.u64(weights.versionKey()).toByteArray());
  }

  public static byte[] registerNetwork(AccountId hotkey) {
    return subtensor(59).bytes(hotkey.bytes()).toByteArray();
  }

  /** The same with a name for people; everything else about the subnet stays unsaid. */
  public static byte[] registerNetwork(AccountId hotkey, String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    ScaleWriter out = subtensor(79).bytes(hotkey.bytes()).u8(1);
    out.compact(BigInteger.valueOf(text.length)).bytes(text);
    for (int unsaid = 0; unsaid < 7; unsaid++) {
      out.u8(0);
    }
    return out.toByteArray();
  }

  public static byte[] setTempo(NetUid netuid, int blocks) {
    return call(ADMIN_UTILS, 30).u16(netuid.value()).u16(blocks).toByteArray();
  }

  public static byte[] setSubnetEmissionEnabled(NetUid netuid, boolean enabled) {
    return call(ADMIN_UTILS, 94).u16(netuid.value()).u8(enabled ? 1 : 0).toByteArray();
  }

  public static byte[] startCall(NetUid netuid) {
    return subtensor(92).u16(netuid.value()).toByteArray();
  }

  /** Runs another call as root; only the sudo key may sign it. */
  public static byte[] sudo(byte[] call) {
    return call(SUDO, 0).bytes(call).toByteArray();
  }

  private static ScaleWriter subtensor(int index) {
    return call(SUBTENSOR, index);
  }

  private static ScaleWriter call(int pallet, int index) {
    return new ScaleWriter().u8(pallet).u8(index);
  }

  private static void words(ScaleWriter out, List<Integer> values) {
    out.compact(BigInteger.valueOf(values.size()));
    values.forEach(out::u16);
  }

  /** One row of weights: the values as submitted, by uid. */
  public record Weights(NetUid netuid, List<Integer> uids, List<Integer> values, long versionKey) {
    public Weights {
      uids = List.copyOf(uids);
      values = List.copyOf(values);
    }
  }
}
