package io.myelin.host;

import io.myelin.client.Calls;
import io.myelin.client.ChainClient;
import io.myelin.client.ChainClient.AxonAddress;
import io.myelin.client.ChainClient.Outcome;
import io.myelin.client.ClientException;
import io.myelin.client.StorageKeys;
import io.myelin.host.NeuronTable.Neuron;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Brings a neuron on the chain by ordinary extrinsics: registered, staked, served. What is true
 * already is left alone, so it may run again after any interruption.
 */
final class Enrollment {
  private static final Logger LOG = Logger.getLogger(Enrollment.class.getName());
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long AXON_VERSION = 10_002_000;

  private final ChainClient chain;
  private final NetUid netuid;
  private final AxonAddress here;

  /**
   * An enrollment.
   *
   * @param node where this host is reached, by an IPv4 address
   */
  Enrollment(ChainClient chain, NetUid netuid, URI node) {
    this.chain = chain;
    this.netuid = netuid;
    this.here = new AxonAddress(node.getHost(), node.getPort());
  }

  /** Registers and stakes. */
  void join(Neuron neuron) {
    if (chain.uid(netuid, neuron.hotkey().accountId()).isEmpty()) {
      send(
          neuron,
          "register",
          neuron.coldkey(),
          Calls.burnedRegister(netuid, neuron.hotkey().accountId()));
    }
    if (neuron.stakeTao() > 0
        && chain.u64(StorageKeys.hotkeyAlpha(neuron.hotkey().accountId(), netuid)) == 0) {
      send(
          neuron,
          "stake",
          neuron.coldkey(),
          Calls.addStake(neuron.hotkey().accountId(), netuid, Rao.tao(neuron.stakeTao())));
    }
  }

  /** Whether the chain already says that the neuron answers here. */
  boolean serves(Neuron neuron) {
    return chain.axon(netuid, neuron.hotkey().accountId()).equals(Optional.of(here));
  }

  /** Publishes where a miner answers; called when it can, so that its first score is fair. */
  void serve(Neuron neuron) {
    send(
        neuron,
        "serve",
        neuron.hotkey(),
        Calls.serveAxon(netuid, AXON_VERSION, number(here.host()), here.port()));
  }

  private static long number(String ipv4) {
    long number = 0;
    for (String part : ipv4.split("\\.", 4)) {
      number = number << 8 | Long.parseLong(part);
    }
    return number;
  }

  private void send(Neuron neuron, String what, KeyPair signer, byte[] call) {
    Outcome outcome = chain.submitAndWait(signer, call, LIMIT);
    if (!outcome.success()) {
      throw new ClientException(
          neuron.name() + " could not " + what + ": " + outcome.failure().orElse(""));
    }
    LOG.info(() -> neuron.name() + ": " + what + " in block " + outcome.block().number());
  }
}
