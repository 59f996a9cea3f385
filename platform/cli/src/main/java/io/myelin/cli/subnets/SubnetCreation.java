package io.myelin.cli.subnets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.NodeOptions;
import io.myelin.cli.Printable;
import io.myelin.cli.neurons.RunningNeurons;
import io.myelin.cli.supervisor.Refusal;
import io.myelin.client.ChainClient;
import io.myelin.client.RestClient;
import io.myelin.client.StorageKeys;
import io.myelin.client.wallet.WalletStore;
import io.myelin.codec.value.Plain;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings a subnet on the chain and its neurons on the node, and waits until a miner is paid. Each
 * step is said when it is done; what pays nothing is said with what to do about it.
 */
final class SubnetCreation {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Rao FEES = Rao.tao(1);
  private static final long LOOK_MILLIS = 1_000;

  private final SubnetPlan plan;
  private final WalletStore wallets;
  private final ChainClient chain;
  private final RestClient rest;
  private final RunningNeurons neurons;
  private final OwnerCalls owner;
  private final Consumer<String> say;
  private final String suffix;
  private final List<String> warnings = new ArrayList<>();

  SubnetCreation(
      SubnetPlan plan, NodeOptions node, WalletStore wallets, KeyPair owner, Consumer<String> say) {
    this.plan = plan;
    this.wallets = wallets;
    this.chain = new ChainClient(node.address());
    this.rest = node.rest();
    this.neurons = new RunningNeurons(node);
    this.owner = new OwnerCalls(chain, owner);
    this.say = say;
    this.suffix = node.suffix();
  }

  /**
   * How it ended.
   *
   * @param paid the miner that was paid first; empty when nobody was in time, or was waited for
   */
  record Result(NetUid netuid, String paid, List<String> warnings) {}

  Result create(Duration patience) throws IOException, InterruptedException {
    requireNewName();
    requireNewNeurons();
    NetUid netuid = owner.register(plan.ownerHotkey(wallets), plan.name());
    say.accept("subnet " + netuid.value() + " is registered as " + plan.name());
    owner.start(netuid);
    say.accept("it is started");
    govern(netuid);
    RefusedNeurons refused = new RefusedNeurons(join(netuid), plan.secrets(), suffix);
    return new Result(netuid, awaitPay(netuid, refused, patience), warnings);
  }

  private void requireNewName() {
    for (JsonNode subnet : rest.subnets()) {
      if (subnet.path("name").asText().equals(plan.name())) {
        throw new Refusal(
            "The subnet "
                + plan.name()
                + " was refused: subnet "
                + subnet.path("netuid")
                + " has that name; needed: one nobody has.");
      }
    }
  }

  /** Before anything is paid: a host has to be there, and to have room for the names. */
  private void requireNewNeurons() {
    List<String> there = neurons.rows().stream().map(RunningNeurons.Row::name).toList();
    if (there.contains(plan.validatorName()) || there.contains(plan.minerName(1))) {
      throw new Refusal(
          "The subnet "
              + plan.name()
              + " was refused: this node has neurons of that name; needed: another name, or stop"
              + " them first: ./myelin neuron stop "
              + plan.validatorName()
              + suffix);
    }
  }

  /** What only the chain's sudo key may: without it the subnet may be paid nothing. */
  private void govern(NetUid netuid) throws InterruptedException {
    if (owner.isSudo()) {
      owner.tempo(netuid, plan.tempo());
      owner.emission(netuid);
      say.accept("its tempo is " + plan.tempo() + " blocks, its emission is on");
      return;
    }
    boolean off =
        chain
            .query(StorageKeys.subnet("SubnetEmissionEnabled", netuid))
            .filter(enabled -> !Plain.bool(enabled))
            .isPresent();
    if (off) {
      warn(
          "its emission is off, so nobody on it is paid: only the chain's sudo key may switch it"
              + " on (sudo_set_subnet_emission_enabled "
              + netuid.value()
              + " true)");
    }
  }

  private void tell(String command) {
    warnings.add(command);
    say.accept(command);
  }

  private void warn(String warning) {
    warnings.add(warning);
    say.accept("warning: " + warning);
  }

  /** Returns what the host was given. */
  private ObjectNode join(NetUid netuid) throws IOException {
    Rao price = Rao.of(chain.u64(StorageKeys.subnet("Burn", netuid)));
    ObjectNode wanted =
        JSON.createObjectNode().put("netuid", netuid.value()).put("plugin", plan.plugin());
    ArrayNode rows = wanted.putArray("neurons");
    SubnetPlan.Keys validator = plan.validator(wallets);
    Rao stake = stake();
    owner.fund(validator.coldkey(), stake.plus(price).plus(FEES));
    ObjectNode judge = row(plan.validatorName(), validator, plan.validatorSettings());
    rows.add(judge.put("role", "validator").put("stakeTao", stake.value() / Rao.tao(1).value()));
    for (int number = 1; number <= plan.miners(); number++) {
      SubnetPlan.Keys miner = plan.miner(wallets, number);
      owner.fund(miner.coldkey(), price.plus(FEES));
      rows.add(
          row(plan.minerName(number), miner, plan.minerSettings())
              .put("role", "miner")
              .put("stakeTao", 0));
    }
    neurons.add(wanted);
    say.accept(
        "the validator "
            + plan.validatorName()
            + " with "
            + stake.toTao()
            + " TAO stake and "
            + plan.miners()
            + " miners start");
    return wanted;
  }

  private static ObjectNode row(String name, SubnetPlan.Keys keys, Map<String, String> settings) {
    ObjectNode row = JSON.createObjectNode().put("name", name);
    keys.row().forEach(row::put);
    row.set("settings", JSON.valueToTree(settings));
    return row;
  }

  /** Whole TAO, a tenth above what the chain asks of validators. */
  private Rao stake() {
    long asked = chain.u64(StorageKeys.item("SubtensorModule", "StakeThreshold"));
    long tao = Math.max(100, Math.addExact(asked, asked / 10) / Rao.tao(1).value() + 1);
    return Rao.tao(plan.stakeTao().orElse(tao));
  }

  /** Emission, not only incentive: an incentive that is withheld pays nobody. */
  private String awaitPay(NetUid netuid, RefusedNeurons refused, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Set<String> said = new LinkedHashSet<>();
    while (System.nanoTime() < end) {
      List<RunningNeurons.Row> rows = neurons.rows();
      for (RunningNeurons.Row row : rows) {
        if (row.netuid() == netuid.value() && !row.reason().isEmpty()) {
          String why = row.name() + ": " + Printable.line(row.reason());
          if (said.add(why)) {
            say.accept(why);
          }
        }
      }
      List<String> hindering = refused.hindering(rows);
      if (!hindering.isEmpty()) {
        warn(
            "nobody on it can be paid while "
                + String.join(", ", hindering)
                + " cannot run; mend what is said above, then type, with what has to change:");
        refused.commands(hindering).forEach(this::tell);
        return "";
      }
      for (JsonNode neuron : rest.metagraph(netuid.value()).path("neurons")) {
        if (neuron.path("incentive").asDouble() > 0 && neuron.path("emission").asDouble() > 0) {
          return neuron.path("name").asText(neuron.path("hotkey").asText());
        }
      }
      Thread.sleep(LOOK_MILLIS);
    }
    if (!patience.isZero()) {
      warn(
          "nobody on it was paid within "
              + patience.toSeconds()
              + " s; see ./myelin neuron list"
              + suffix
              + ", and ./myelin metagraph "
              + netuid.value()
              + suffix);
    }
    return "";
  }
}
