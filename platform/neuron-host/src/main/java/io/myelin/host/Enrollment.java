package io.myelin.host;

import io.myelin.client.Call;
import io.myelin.client.Calls;
import io.myelin.client.ChainClient;
import io.myelin.client.ChainClient.AxonAddress;
import io.myelin.client.ChainClient.Outcome;
import io.myelin.client.ClientException;
import io.myelin.client.DispatchResult;
import io.myelin.client.StorageKey;
import io.myelin.client.StorageKeys;
import io.myelin.codec.value.Plain;
import io.myelin.host.NeuronTable.Neuron;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.DurableFile;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Brings a neuron on the chain by ordinary extrinsics: registered, staked, served. What is true
 * already is left alone, so it may run again after any interruption. A refusal says what was
 * refused, what was seen and what is needed.
 */
final class Enrollment {
  private static final Logger LOG = Logger.getLogger(Enrollment.class.getName());
  private static final long PATIENCE_BLOCKS = 3;
  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(5);
  private static final long AXON_VERSION = 10_002_000;

  /** The pool's words for an address that the chain does not take (extrinsics.md 3). */
  private static final Pattern BAD_ADDRESS = Pattern.compile("Custom error: 11\\b");

  /** What refusals for want of money have in common, in the pool (rpc.md 8) and on the chain. */
  private static final Pattern UNPAID =
      Pattern.compile("Inability to pay|Custom error: 2\\b|Balance|Funds");

  /**
   * An extrinsic that is in no block yet, late, lost, or still to come; or how it ended is unknown.
   */
  static final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unanswered(String message) {
      super(message);
    }
  }

  private final ChainClient chain;
  private final NetUid netuid;
  private final URI node;
  private final Path folder;

  /**
   * An enrollment.
   *
   * @param node where this host is reached unless a neuron says otherwise
   * @param folder remembers who was registered here and is not staked yet
   */
  Enrollment(ChainClient chain, NetUid netuid, URI node, Path folder) {
    this.chain = chain;
    this.netuid = netuid;
    this.node = node;
    this.folder = folder;
  }

  NetUid netuid() {
    return netuid;
  }

  /** Why a neuron can never be enrolled with these settings, whatever the chain says. */
  Optional<String> obstacle(Neuron neuron) {
    if (neuron.validator()) {
      return Optional.empty();
    }
    try {
      address(neuron);
      return Optional.empty();
    } catch (ClientException none) {
      return Optional.of(String.valueOf(none.getMessage()));
    }
  }

  /**
   * Registers and, only then, stakes: what an operator takes out later stays out. A miner that
   * could not be served is not registered either.
   */
  void join(Neuron neuron) {
    if (!neuron.validator()) {
      address(neuron);
    }
    requireNothingPending(neuron, "be enrolled", neuron.coldkey());
    Path due = folder.resolve("stake-due-" + neuron.address());
    if (chain.uid(netuid, neuron.hotkey().accountId()).isEmpty()) {
      Rao price = Rao.of(chain.u64(StorageKeys.subnet("Burn", netuid)));
      Call call = Calls.burnedRegister(netuid, neuron.hotkey().accountId());
      remember(neuron, due);
      pay(neuron, "be registered", price, call);
    }
    if (Files.exists(due)) {
      stake(neuron);
      forget(due);
    }
  }

  private void stake(Neuron neuron) {
    if (chain.u64(StorageKeys.hotkeyAlpha(neuron.hotkey().accountId(), netuid)) == 0) {
      Rao stake = Rao.tao(neuron.stakeTao());
      Call call = Calls.addStake(neuron.hotkey().accountId(), netuid, stake);
      pay(neuron, "be staked", stake, call);
    }
  }

  /** Before the registration is sent, so that no interruption comes between the two. */
  private static void remember(Neuron neuron, Path due) {
    if (neuron.stakeTao() > 0) {
      try {
        DurableFile.write(due, new byte[0]);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void forget(Path due) {
    try {
      Files.deleteIfExists(due);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asked before it is sent: a call that fails on the chain costs its fee every time. */
  private void pay(Neuron neuron, String what, Rao amount, Call call) {
    Rao free = chain.free(neuron.coldkey().accountId());
    String needs =
        "its coldkey "
            + Ss58.encode(neuron.coldkey().accountId())
            + " has "
            + free.toTao()
            + " TAO; needed: "
            + amount.toTao()
            + " TAO and the fee";
    if (free.isLessThan(amount)) {
      throw new ClientException(neuron.name() + " could not " + what + ": " + needs);
    }
    try {
      send(neuron, what, neuron.coldkey(), call);
    } catch (ClientException refused) {
      String said = String.valueOf(refused.getMessage());
      // Behind its name, which may be made of any words.
      boolean unpaid = UNPAID.matcher(said.substring(neuron.name().length())).find();
      throw unpaid ? new ClientException(refused.code(), said + " (" + needs + ")") : refused;
    }
  }

  /** Whether the chain already says that the neuron answers here. */
  boolean serves(Neuron neuron) {
    return chain.axon(netuid, neuron.hotkey().accountId()).equals(Optional.of(address(neuron)));
  }

  /**
   * Why the chain pays a miner nothing, however well it answers (economics.md 7): the subnet's
   * owner is paid otherwise. Validators are paid their dividends.
   */
  Optional<String> unpaid(Neuron neuron) {
    AccountId hotkey = neuron.hotkey().accountId();
    AccountId coldkey = account(StorageKeys.owner(hotkey)).orElse(neuron.coldkey().accountId());
    boolean owners =
        account(StorageKeys.subnet("SubnetOwner", netuid)).equals(Optional.of(coldkey))
            || account(StorageKeys.subnet("SubnetOwnerHotkey", netuid)).equals(Optional.of(hotkey));
    return neuron.validator() || !owners
        ? Optional.empty()
        : Optional.of(
            "its incentive is withheld and lessens the subnet's share: its coldkey "
                + Ss58.encode(coldkey)
                + " owns subnet "
                + netuid.value()
                + "; needed: a wallet of another coldkey (./myelin wallet create) in neurons.json");
  }

  private Optional<AccountId> account(StorageKey key) {
    return chain.query(key).map(Plain::account);
  }

  /** Publishes where a miner answers; called when it can, so that its first score is fair. */
  void serve(Neuron neuron) {
    AxonAddress here = address(neuron);
    Call call = Calls.serveAxon(netuid, AXON_VERSION, number(here.host()), here.port());
    try {
      send(neuron, "be served", neuron.hotkey(), call);
    } catch (ClientException refused) {
      String seen = here.host() + ":" + here.port();
      throw new ClientException(
          refused.code(),
          BAD_ADDRESS.matcher(String.valueOf(refused.getMessage())).find()
              ? neuron.name()
                  + " could not be served: the chain refuses the address "
                  + seen
                  + "; needed: one that others reach, as axonAddress in neurons.json"
                  + (here.host().startsWith("127.")
                      ? ", or a genesis made with --loopback-axons"
                      : "")
              : refused.getMessage() + " (its address is " + seen + ")");
    }
  }

  private AxonAddress address(Neuron neuron) {
    try {
      return neuron.axonAddress().orElse(AxonSetting.of(node)).resolve(node);
    } catch (IllegalArgumentException none) {
      throw new ClientException(neuron.name() + " could not be served: " + none.getMessage());
    }
  }

  private static long number(String ipv4) {
    long number = 0;
    for (String part : ipv4.split("\\.", 4)) {
      number = number << 8 | Long.parseLong(part);
    }
    return number;
  }

  /**
   * Waits for a few blocks only, because others wait too. What is still in the pool afterwards is
   * not sent again beside it: a stake would be paid twice.
   */
  private void send(Neuron neuron, String what, KeyPair signer, Call call) {
    requireNothingPending(neuron, what, signer);
    Outcome outcome;
    try {
      outcome = chain.submitAndWait(signer, call, patience());
    } catch (ClientException refused) {
      String said = neuron.name() + " could not " + what + ": " + refused.getMessage();
      throw refused.code() == 0 ? new Unanswered(said) : new ClientException(refused.code(), said);
    }
    if (outcome.result() instanceof DispatchResult.Failed failed) {
      throw new ClientException(neuron.name() + " could not " + what + ": " + failed.why());
    }
    long block = outcome.block().number();
    if (outcome.result() instanceof DispatchResult.Unknown unknown) {
      throw new Unanswered(
          neuron.name()
              + " may have come to "
              + what
              + " in block "
              + block
              + ", whose outcome is unknown: "
              + unknown.why());
    }
    String stake = outcome.moved("SubtensorModule", "StakeAdded", 2).map(Rao::toTao).orElse("");
    LOG.info(
        () ->
            neuron.name()
                + " came to "
                + what
                + " in block "
                + block
                + (stake.isEmpty() ? "" : " with " + stake + " TAO"));
  }

  /** Asked before the chain is read, too: what lands in between would not be seen there. */
  private void requireNothingPending(Neuron neuron, String what, KeyPair signer) {
    if (pending(signer.accountId())) {
      throw new Unanswered(
          neuron.name()
              + " could not "
              + what
              + " yet: an earlier extrinsic of "
              + Ss58.encode(signer.accountId())
              + " is in no block yet; it goes on when that is done or has expired");
    }
  }

  private boolean pending(AccountId signer) {
    long included =
        chain
            .query(StorageKeys.account(signer))
            .map(account -> Plain.u64(Plain.field(account, "nonce")))
            .orElse(0L);
    return chain.nextIndex(signer) > included;
  }

  private Duration patience() {
    Duration blocks = chain.blockTime().multipliedBy(PATIENCE_BLOCKS);
    return blocks.compareTo(LEAST_PATIENCE) > 0 ? blocks : LEAST_PATIENCE;
  }
}
