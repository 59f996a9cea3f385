package io.myelin.client;

import io.myelin.codec.value.Value;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The calls that our own programs make, with typed arguments. */
public final class Calls {
  private static final String SUBTENSOR = "SubtensorModule";
  private static final String ADMIN_UTILS = "AdminUtils";
  private static final List<String> IDENTITY =
      List.of(
          "github_repo",
          "subnet_contact",
          "subnet_url",
          "discord",
          "description",
          "logo_url",
          "additional");

  private Calls() {}

  public static Call transferKeepAlive(AccountId to, Rao amount) {
    return Call.of(
        "Balances",
        "transfer_keep_alive",
        Map.of("dest", Value.variant("Id", 0, Value.of(to)), "value", number(amount.value())));
  }

  public static Call burnedRegister(NetUid netuid, AccountId hotkey) {
    return subtensor(
        "burned_register", Map.of("netuid", number(netuid), "hotkey", Value.of(hotkey)));
  }

  public static Call addStake(AccountId hotkey, NetUid netuid, Rao amount) {
    return subtensor(
        "add_stake",
        Map.of(
            "hotkey", Value.of(hotkey),
            "netuid", number(netuid),
            "amount_staked", number(amount.value())));
  }

  public static Call removeStake(AccountId hotkey, NetUid netuid, long alpha) {
    return subtensor(
        "remove_stake",
        Map.of(
            "hotkey", Value.of(hotkey),
            "netuid", number(netuid),
            "amount_unstaked", number(alpha)));
  }

  /** Publishes an IPv4 endpoint; the address is its 32 bits. */
  public static Call serveAxon(NetUid netuid, long version, long ipv4, int port) {
    return subtensor(
        "serve_axon",
        Map.of(
            "netuid", number(netuid),
            "version", number(version),
            "ip", number(ipv4),
            "port", number(port),
            "ip_type", number(4),
            "protocol", number(4),
            "placeholder1", number(0),
            "placeholder2", number(0)));
  }

  public static Call setWeights(Weights weights) {
    return subtensor(
        "set_weights",
        Map.of(
            "netuid", number(weights.netuid()),
            "dests", Value.numbers(weights.uids()),
            "weights", Value.numbers(weights.values()),
            "version_key", number(weights.versionKey())));
  }

  public static Call commitWeights(NetUid netuid, Hash256 commit) {
    return subtensor(
        "commit_weights", Map.of("netuid", number(netuid), "commit_hash", Value.of(commit)));
  }

  public static Call revealWeights(Weights weights, List<Integer> salt) {
    return subtensor(
        "reveal_weights",
        Map.of(
            "netuid", number(weights.netuid()),
            "uids", Value.numbers(weights.uids()),
            "values", Value.numbers(weights.values()),
            "salt", Value.numbers(salt),
            "version_key", number(weights.versionKey())));
  }

  /** What {@link #commitWeights} publishes before {@link #revealWeights} (weights.md 4.1). */
  public static Hash256 commitHash(AccountId hotkey, Weights weights, List<Integer> salt) {
    ScaleWriter out = new ScaleWriter().bytes(hotkey.bytes()).u16(weights.netuid().value());
    words(out, weights.uids());
    words(out, weights.values());
    words(out, salt);
    return Hashes.blake2b256(out.u64(weights.versionKey()).toByteArray());
  }

  public static Call registerNetwork(AccountId hotkey) {
    return subtensor("register_network", Map.of("hotkey", Value.of(hotkey)));
  }

  /** The same with a name for people; everything else about the subnet stays unsaid. */
  public static Call registerNetwork(AccountId hotkey, String name) {
    List<Value.Named> fields =
        Stream.concat(
                Stream.of(named("subnet_name", name)),
                IDENTITY.stream().map(unsaid -> named(unsaid, "")))
            .toList();
    return subtensor(
        "register_network_with_identity",
        Map.of(
            "hotkey", Value.of(hotkey),
            "identity", Value.variant("Some", 1, new Value.Fields(fields))));
  }

  public static Call setTempo(NetUid netuid, int blocks) {
    return Call.of(
        ADMIN_UTILS, "sudo_set_tempo", Map.of("netuid", number(netuid), "tempo", number(blocks)));
  }

  public static Call setSubnetEmissionEnabled(NetUid netuid, boolean enabled) {
    return Call.of(
        ADMIN_UTILS,
        "sudo_set_subnet_emission_enabled",
        Map.of("netuid", number(netuid), "enabled", Value.of(enabled)));
  }

  public static Call startCall(NetUid netuid) {
    return subtensor("start_call", Map.of("netuid", number(netuid)));
  }

  /** Runs another call as root; only the sudo key may sign it. */
  public static Call sudo(Call call) {
    return codec ->
        Call.of("Sudo", "sudo", Map.of("call", codec.calls().nested(call.encode(codec))))
            .encode(codec);
  }

  private static Call subtensor(String name, Map<String, Value> arguments) {
    return Call.of(SUBTENSOR, name, arguments);
  }

  private static Value number(NetUid netuid) {
    return number(netuid.value());
  }

  private static Value number(long unsigned) {
    return new Value.Int(new BigInteger(Long.toUnsignedString(unsigned)));
  }

  private static Value.Named named(String name, String text) {
    return new Value.Named(
        Optional.of(name), new Value.Bytes(text.getBytes(StandardCharsets.UTF_8)));
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
