package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.Call;
import io.myelin.client.Calls;
import io.myelin.client.ChainClient;
import io.myelin.client.StorageKeys;
import io.myelin.host.NeuronTable.Neuron;
import io.myelin.host.validator.RoundRhythm;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole host on a real chain; its workers cannot start, which keeps validators from asking only.
 */
class NeuronHostIT {
  private static final NetUid TEXT = new NetUid(1);

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private LedgerNode node;

  @BeforeEach
  void start() throws IOException {
    node = new LedgerNode(folder);
    Files.writeString(Files.createDirectories(folder.resolve("plugins")).resolve("text.jar"), "PK");
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void shouldWorkForTheOthersWhileANeuronOfADamagedFileCannotEnroll() throws Exception {
    Neuron poor = Neurons.validator("//Nobody", "poor", 10);
    Neuron rich = Neurons.validator("//Bob", "rich", 2000);
    judged("rich", serving());
    Files.writeString(folder.resolve("host/poor.json"), "");
    try (NeuronHost host = host(poor, rich)) {
      host.start();
      Eventually.holds(() -> committed(rich), () -> host.rows().toString());
      NeuronRow row = host.rows().get(0);
      assertFalse(row.enrolled());
      Eventually.holds(() -> host.rows().get(1).enrolled(), () -> host.rows().toString());
      assertEquals("poor", row.neuron());

      node.send(
          LedgerNode.key("//Alice"),
          Calls.transferKeepAlive(poor.coldkey().accountId(), Rao.tao(100)));
      Eventually.holds(() -> host.rows().get(0).enrolled(), () -> host.rows().toString());
    }
  }

  @Test
  void shouldKeepAValidatorThatHasNoStakeYetFromSendingWhatIsRefused() throws Exception {
    Neuron greedy = Neurons.validator("//Bob", "greedy", 200_000);
    judged("greedy", serving());
    try (NeuronHost host = host(greedy)) {
      host.start();
      Eventually.holds(
          () -> node.client().uid(TEXT, greedy.hotkey().accountId()).isPresent(),
          () -> host.rows().toString());
      int submitted = node.calls("author_submitExtrinsic");
      int read = node.calls("state_queryStorageAt");
      Eventually.holds(
          () -> node.calls("state_queryStorageAt") > read + 40, () -> host.rows().toString());
      assertEquals(submitted, node.calls("author_submitExtrinsic"));
    }
  }

  /** As an operator takes it out, or as a folder whose staking was never finished. */
  @Test
  void shouldNotSendWeightsThatAreRefusedForStakeAgainAndAgain() throws Exception {
    Neuron bare = Neurons.validator("//Bob", "bare", 0);
    judged("bare", serving());
    try (NeuronHost host = host(bare)) {
      host.start();
      int before = node.calls("author_submitExtrinsic");
      Eventually.holds(
          () -> node.calls("author_submitExtrinsic") > before + 1, () -> host.rows().toString());
      int submitted = node.calls("author_submitExtrinsic");
      long from = node.client().head().number();
      Eventually.holds(
          () -> node.client().head().number() > from + 60, () -> host.rows().toString());
      int tries = node.calls("author_submitExtrinsic") - submitted;
      long blocks = node.client().head().number() - from;
      assertTrue(5L * tries <= blocks, tries + " tries in " + blocks + " blocks");

      Call stake = Calls.addStake(bare.hotkey().accountId(), TEXT, Rao.tao(1_100));
      assertTrue(node.send(bare.coldkey(), stake).success());
      Eventually.holds(() -> committed(bare), () -> host.rows().toString());
    }
  }

  @Test
  void shouldFollowTheChainAgainAfterAnswersThatAreNone() throws Exception {
    Neuron rich = Neurons.validator("//Bob", "rich", 2000);
    judged("rich", serving());
    Neurons.taken(() -> new Enrollment(node.client(), TEXT, node.address(), folder).join(rich));
    node.spoil("chain_getHeader", "no header");
    node.spoil("state_queryStorageAt", "no values");
    try (NeuronHost host = host(rich)) {
      host.start();
      int before = node.calls("chain_getHeader");
      Eventually.holds(() -> node.calls("chain_getHeader") > before + 1, () -> "it ended");
      node.heal();
      Eventually.holds(() -> committed(rich), () -> host.rows().toString());
    }
  }

  @Test
  void shouldEndTheStartOfAMinerThatNobodyCouldReach() throws Exception {
    Neuron miner = Neurons.miner("//Eve", "m", Optional.empty());
    Path refusal = folder.resolve("run/refusal");
    HostSettings settings =
        new HostSettings(
            URI.create("http://[::1]:9944"),
            "::1",
            folder,
            folder,
            "none",
            true,
            Optional.of(refusal),
            Optional.empty());
    try (NeuronHost host = new NeuronHost(settings, table(miner))) {
      host.start();
    }
    String sentence = Files.readString(refusal);
    assertTrue(sentence.startsWith("m could not be served: the chain keeps IPv4"), sentence);
    assertTrue(sentence.contains("[::1] is none"), sentence);
  }

  private static NeuronTable table(Neuron... neurons) {
    return new NeuronTable(
        OptionalInt.empty(),
        List.of(new NeuronTable.Seats(TEXT, "text", RoundRhythm.EACH, List.of(neurons))),
        List.of());
  }

  private NeuronHost host(Neuron... neurons) throws IOException {
    return new NeuronHost(
        new HostSettings(
            node.address(),
            "127.0.0.1",
            folder,
            folder,
            "none",
            false,
            Optional.empty(),
            Optional.empty()),
        table(neurons));
  }

  /** A miner that serves already. */
  private Neuron serving() {
    Neuron miner = Neurons.miner("//Eve", "miner", Optional.empty());
    Enrollment enrollment = new Enrollment(node.client(), TEXT, node.address(), folder);
    Neurons.taken(() -> enrollment.join(miner));
    Neurons.taken(() -> enrollment.serve(miner));
    return miner;
  }

  /** As if the validator had judged a round and not committed it yet. */
  private void judged(String name, Neuron miner) throws IOException {
    Files.createDirectories(folder.resolve("host"));
    Files.writeString(
        folder.resolve("host/" + name + ".json"),
        "{\"round\":1,\"asked\":0,\"committed\":-1,\"scores\":{\""
            + Ss58.encode(miner.hotkey().accountId())
            + "\":0.5},\"pending\":[],\"memory\":{}}");
  }

  private boolean committed(Neuron validator) {
    ChainClient chain = node.client();
    return chain.query(StorageKeys.weightCommits(TEXT, validator.hotkey().accountId())).isPresent();
  }
}
