package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.Calls;
import io.myelin.client.ChainClient;
import io.myelin.client.ChainClient.AxonAddress;
import io.myelin.client.StorageKeys;
import io.myelin.host.NeuronTable.Neuron;
import io.myelin.host.worker.Worker.State;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalIT {
  private static final NetUid TEXT = new NetUid(1);

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private LedgerNode node;

  private final List<Newcomer> newcomers = new ArrayList<>();
  private Optional<Thread> thread = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    node = new LedgerNode(folder);
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (thread.isPresent()) {
      thread.get().interrupt();
      thread.get().join();
    }
    node.close();
  }

  @Test
  void shouldGiveUidsInTheOrderOfTheTableThoughAWorkerIsSlow() throws Exception {
    State[] slow = {State.STARTING};
    Neuron first = Neurons.validator("//Bob", "v", 2000);
    Neuron second = Neurons.miner("//Eve", "a", Optional.empty());
    Neuron third = Neurons.miner("//Eve", "b", Optional.empty());
    Arrival arrival =
        bring(add(first, () -> slow[0]), add(second, () -> slow[0]), add(third, State.READY));

    await(() -> newcomers.get(2).arrived());
    assertEquals(List.of(0, 1, 2), List.of(uid(first), uid(second), uid(third)));
    assertEquals(Optional.of(here()), axon(third));
    assertEquals(Optional.empty(), axon(second), "its worker has not answered yet");
    assertFalse(arrival.settled(TEXT), "validators wait for the first start of every worker");

    slow[0] = State.READY;
    await(() -> newcomers.get(1).arrived());
    assertEquals(Optional.of(here()), axon(second));
    assertTrue(arrival.settled(TEXT));
  }

  /** After a restart everybody is served already, but nobody's worker is up. */
  @Test
  void shouldWaitForTheFirstStartOfAWorkerWhoseMinerIsServedAlready() throws Exception {
    State[] slow = {State.STARTING};
    Neuron miner = Neurons.miner("//Eve", "a", Optional.empty());
    Neuron validator = Neurons.validator("//Bob", "v", 2000);
    Enrollment before = new Enrollment(node.client(), TEXT, node.address(), folder);
    Neurons.taken(() -> before.join(miner));
    Neurons.taken(() -> before.serve(miner));
    Neurons.taken(() -> before.join(validator));
    Arrival arrival = bring(add(miner, () -> slow[0]), add(validator, State.READY));

    await(() -> newcomers.stream().allMatch(Newcomer::arrived));
    assertFalse(arrival.settled(TEXT), "its miner would be asked and silent");
    slow[0] = State.READY;
    await(() -> arrival.settled(TEXT));
  }

  @Test
  void shouldLetValidatorsAskThoughAWorkerFailedAndServeItsMinerLater() throws Exception {
    State[] failed = {State.WAITING};
    Neuron miner = Neurons.miner("//Eve", "a", Optional.empty());
    Arrival arrival = bring(add(miner, () -> failed[0]));

    await(() -> arrival.settled(TEXT));
    assertFalse(newcomers.get(0).arrived());
    failed[0] = State.READY;
    await(() -> newcomers.get(0).arrived());
    assertEquals(Optional.of(here()), axon(miner));
  }

  @Test
  void shouldBringTheOthersWhileOneIsRefusedAgainAndAgain() throws Exception {
    Neuron refused = Neurons.miner("//Ferdie", "a", Optional.empty());
    Neuron present = Neurons.validator("//Bob", "v", 2000);
    Neurons.taken(() -> new Enrollment(node.client(), TEXT, node.address(), folder).join(present));
    int before = node.calls("author_submitExtrinsic");
    node.refuse("author_submitExtrinsic", "Custom error: 255");
    Arrival arrival = bring(add(refused, State.READY), add(present, State.READY));

    await(() -> newcomers.get(1).arrived() && newcomers.get(0).trouble().isPresent());
    assertTrue(arrival.settled(TEXT));
    await(() -> node.calls("author_submitExtrinsic") >= before + 2);
    NeuronRow row =
        NeuronRow.of(
            Neurons.worker(() -> State.READY).get(), newcomers.get(0), Optional.empty(), "text");
    assertTrue(row.reason().startsWith("a could not be registered: "), row.reason());
    assertTrue(row.reason().contains("Custom error: 255"), row.reason());
    assertFalse(row.enrolled());

    node.heal();
    await(() -> newcomers.get(0).arrived());
    assertEquals(Optional.empty(), newcomers.get(0).trouble());
  }

  /** With slow blocks or a long table, enrolling takes longer than anybody's patience. */
  @Test
  void shouldCountItsPatienceFromTheLastProgressOfAnybody() throws Exception {
    AtomicLong seconds = new AtomicLong();
    Newcomer starting = add(Neurons.miner("//Eve", "a", Optional.empty()), State.STARTING);
    Newcomer poor = add(Neurons.validator("//Nobody", "v", 10), State.READY);
    newcomers.addAll(List.of(starting, poor));
    Arrival arrival =
        start(
            new Arrival(
                node.client(),
                () -> Duration.ofMillis(40),
                () -> TimeUnit.SECONDS.toNanos(seconds.get())));
    await(() -> starting.steps() == 2 && poor.steps() == 1);
    assertFalse(arrival.settled(TEXT));
    seconds.set(119);
    node.send(
        LedgerNode.key("//Alice"),
        Calls.transferKeepAlive(LedgerNode.key("//Nobody").accountId(), Rao.tao(100)));
    await(poor::arrived);
    assertFalse(arrival.settled(TEXT));
    seconds.set(238);
    assertFalse(arrival.settled(TEXT), "somebody came further 119 s ago");
    seconds.set(239);
    assertTrue(arrival.settled(TEXT));
  }

  @Test
  void shouldNotHoldUpOthersForAnExtrinsicThatNoBlockHolds() throws Exception {
    Neuron present = Neurons.validator("//Bob", "v", 2000);
    Neurons.taken(() -> new Enrollment(node.client(), TEXT, node.address(), folder).join(present));
    node.spoil("author_submitExtrinsic", "0x" + "11".repeat(32));
    Newcomer unanswered = add(Neurons.miner("//Ferdie", "a", Optional.empty()), State.READY);
    Arrival arrival = bring(unanswered, add(present, State.READY));

    await(() -> newcomers.get(1).arrived());
    assertFalse(arrival.settled(TEXT), "a late block is no refusal");
    node.heal();
    await(() -> unanswered.arrived());
    await(() -> arrival.settled(TEXT));
  }

  @Test
  void shouldSurviveAnswersThatAreNone() throws Exception {
    Neuron ill = Neurons.validator("//Bob", "v", 2000);
    Neuron well = Neurons.validator("//Charlie", "w", 2000);
    node.spoilKey(StorageKeys.neuron("Uids", TEXT, ill.hotkey().accountId()), "0xzz");
    bring(add(ill, State.READY), add(well, State.READY));

    await(() -> newcomers.get(1).arrived());
    assertTrue(newcomers.get(0).trouble().orElseThrow().contains("v could not be enrolled"));
    node.spoil("chain_getHead", "0xzz");
    await(() -> newcomers.get(0).trouble().orElse("").contains("the chain does not answer"));
    node.heal();
    await(() -> newcomers.get(0).arrived());
  }

  @Test
  void shouldTakeAnAbsentChainForNobodysFault() throws Exception {
    ChainClient nowhere = new ChainClient(URI.create("http://127.0.0.1:1/"));
    Newcomer newcomer =
        new Newcomer(
            Neurons.validator("//Bob", "v", 1),
            Neurons.worker(() -> State.READY),
            new Enrollment(nowhere, TEXT, node.address(), folder));
    newcomers.add(newcomer);
    Arrival arrival = start(new Arrival(nowhere, nowhere::blockTime));

    await(() -> newcomer.trouble().orElse("").contains("the chain does not answer"));
    assertTrue(newcomer.due(), "it pauses only after a refusal");
    assertFalse(arrival.settled(TEXT));
  }

  private Newcomer add(Neuron neuron, State state) {
    return add(neuron, () -> state);
  }

  private Newcomer add(Neuron neuron, Supplier<State> state) {
    return new Newcomer(
        neuron, Neurons.worker(state), new Enrollment(node.client(), TEXT, node.address(), folder));
  }

  private Arrival bring(Newcomer... all) {
    newcomers.addAll(List.of(all));
    return start(new Arrival(node.client(), () -> Duration.ofMillis(40)));
  }

  private Arrival start(Arrival arrival) {
    newcomers.forEach(arrival::add);
    Thread bringing =
        new Thread(
            () -> {
              try {
                arrival.bringAll();
              } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
              }
            });
    bringing.start();
    thread = Optional.of(bringing);
    return arrival;
  }

  private void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
    Eventually.holds(
        condition, () -> newcomers.stream().map(Newcomer::trouble).toList().toString());
  }

  private AxonAddress here() {
    return new AxonAddress("127.0.0.1", node.address().getPort());
  }

  private int uid(Neuron neuron) {
    return node.client().uid(TEXT, account(neuron)).orElseThrow();
  }

  private Optional<AxonAddress> axon(Neuron neuron) {
    return node.client().axon(TEXT, account(neuron));
  }

  private static AccountId account(Neuron neuron) {
    return neuron.hotkey().accountId();
  }
}
