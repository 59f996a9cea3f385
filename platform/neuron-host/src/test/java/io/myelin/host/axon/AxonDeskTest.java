package io.myelin.host.axon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.client.StorageKeys;
import io.myelin.client.axon.SynapseSignature;
import io.myelin.containment.Containment;
import io.myelin.host.validator.FakeNode;
import io.myelin.host.worker.MemoryLimits;
import io.myelin.host.worker.Reach;
import io.myelin.host.worker.RunFolder;
import io.myelin.host.worker.Worker;
import io.myelin.host.worker.WorkerSlot;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.worker.link.ModelStore;
import io.myelin.worker.link.PluginClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AxonDeskTest {
  private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final String AXON =
      Ss58.encode(SecretUri.parse("//Bob").keyPair(Scheme.SR25519).accountId());

  private static final KeyPair NEURON = SecretUri.parse("//Charlie").keyPair(Scheme.SR25519);
  private static final NetUid NETUID = new NetUid(1);
  private static final AtomicLong NONCES = new AtomicLong();

  @TempDir Path folder = Path.of("");

  private final AtomicLong clock = new AtomicLong(1_000_000_000_000L);

  @SuppressWarnings("NullAway.Init")
  private FakeNode node;

  @SuppressWarnings("NullAway.Init")
  private AxonDesk desk;

  @BeforeEach
  void open() throws IOException {
    node = new FakeNode();
    node.put(StorageKeys.subnet("SubnetworkN", NETUID), new ScaleWriter().u16(1).toByteArray());
    node.put(StorageKeys.hotkeyOf(NETUID, 0), NEURON.accountId().bytes());
    desk = new AxonDesk(node.client(), folder, clock::get);
    desk.open(AXON, NETUID, new WorkerSlot(worker()));
  }

  private Worker worker() throws IOException {
    return new Worker(
        new Worker.Spec(
            "m",
            Optional.empty(),
            PluginClient.Role.MINER,
            Map.of(),
            MemoryLimits.DEFAULT,
            RunFolder.prepare(folder),
            new ModelStore(folder),
            Reach.of(folder),
            folder,
            folder,
            Containment.off(),
            folder),
        reason -> {});
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void shouldEchoASignedPingOnceAndRefuseItsReplay() {
    Map<String, String> headers = signed(AXON);
    assertEquals(200, ask("Synapse", headers));
    assertEquals(401, ask("Synapse", headers));
  }

  @Test
  void shouldRefuseUnsignedRequestsAndForeignHotkeysAndBadNumbers() {
    Map<String, String> unsigned = signed(AXON);
    unsigned.remove("bt_header_dendrite_signature");
    assertEquals(401, ask("Synapse", unsigned));
    assertEquals(404, ask("Synapse", signed(Ss58.encode(ALICE.accountId()))));
    Map<String, String> wrong = signed(AXON);
    wrong.put("timeout", "soon");
    assertEquals(400, ask("Synapse", wrong));
  }

  @Test
  void shouldSayThatAWorkerIsNotRunning() {
    assertEquals(503, ask("TextComplete", signed(AXON)));
  }

  @Test
  void shouldGiveStrangersASmallBudgetASecond() {
    Map<Integer, Integer> first = askAsAStranger(100);
    assertEquals(Map.of(200, 5, 403, 95), first);
    clock.addAndGet(1_000_000_000L);
    assertEquals(Map.of(200, 5, 403, 1), askAsAStranger(6));
  }

  /** Each request comes under a name of its own, as one that would fill the table of nonces. */
  @Test
  void shouldKeepNothingOfStrangersBeyondTheirBudget() throws IOException {
    askAsAStranger(100);
    try (Stream<Path> files = Files.list(folder)) {
      Path nonces =
          files
              .filter(file -> file.getFileName().toString().startsWith("nonces"))
              .findFirst()
              .orElseThrow();
      assertEquals(5, Files.readAllLines(nonces).size());
    }
    assertEquals(200, ask("Synapse", signed(NEURON, AXON, "u")));
  }

  @Test
  void shouldAnswerANeuronOfTheSubnetWithoutABudget() {
    for (int i = 0; i < 100; i++) {
      assertEquals(200, ask("Synapse", signed(NEURON, AXON, "u")));
    }
  }

  /** As a subnet that asks the neurons of others must. */
  @Test
  void shouldKnowTheNeuronsOfAllItsSubnets() throws IOException {
    NetUid other = new NetUid(2);
    desk.open(Ss58.encode(NEURON.accountId()), other, new WorkerSlot(worker()));
    node.put(StorageKeys.subnet("SubnetworkN", other), new ScaleWriter().u16(1).toByteArray());
    node.put(StorageKeys.hotkeyOf(other, 0), ALICE.accountId().bytes());
    assertEquals(Map.of(200, 20), askAsAStranger(20));
  }

  /** It has paid for its place; a list that is some seconds old must not count against it. */
  @Test
  void shouldKnowANeuronAsSoonAsItIsRegistered() {
    assertEquals(200, ask("Synapse", signed(NEURON, AXON, "u")));
    node.put(
        StorageKeys.neuron("Uids", NETUID, ALICE.accountId()),
        new ScaleWriter().u16(1).toByteArray());
    assertEquals(Map.of(200, 20), askAsAStranger(20));
  }

  @Test
  void shouldRefuseABodyOfTooManyValues() {
    byte[] body = ("{\"x\":[{}" + ",{}".repeat(10_000) + "]}").getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = signed(NEURON, AXON, "u");
    assertEquals(
        400,
        desk.answer("Synapse", name -> headers.getOrDefault(name, ""), body, Optional.empty())
            .status());
  }

  private Map<Integer, Integer> askAsAStranger(int times) {
    Map<Integer, Integer> answers = new HashMap<>();
    for (int i = 0; i < times; i++) {
      answers.merge(
          ask("Synapse", signed(ALICE, AXON, UUID.randomUUID().toString())), 1, Integer::sum);
    }
    return answers;
  }

  private int ask(String synapse, Map<String, String> headers) {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    return desk.answer(synapse, name -> headers.getOrDefault(name, ""), body, Optional.empty())
        .status();
  }

  private static Map<String, String> signed(String axon) {
    return signed(ALICE, axon, "u");
  }

  private static Map<String, String> signed(KeyPair key, String axon, String uuid) {
    Instant now = Instant.now();
    long clock = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    // two of one tick of the clock are two
    long nonce = NONCES.updateAndGet(last -> Math.max(last + 1, clock));
    String sender = Ss58.encode(key.accountId());
    String message = SynapseSignature.message(nonce, sender, axon, uuid, "h");
    Map<String, String> headers = new HashMap<>();
    headers.put("timeout", "12.0");
    headers.put("bt_header_axon_hotkey", axon);
    headers.put("bt_header_dendrite_hotkey", sender);
    headers.put("bt_header_dendrite_uuid", uuid);
    headers.put("bt_header_dendrite_nonce", Long.toString(nonce));
    headers.put("bt_header_dendrite_signature", SynapseSignature.sign(key, message));
    headers.put("computed_body_hash", "h");
    return headers;
  }
}
