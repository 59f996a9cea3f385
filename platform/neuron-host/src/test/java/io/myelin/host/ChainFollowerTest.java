package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.Call;
import io.myelin.client.Calls;
import io.myelin.client.ChainClient;
import io.myelin.client.StorageKeys;
import io.myelin.containment.Containment;
import io.myelin.host.NeuronTable.Neuron;
import io.myelin.host.blob.Shelves;
import io.myelin.host.validator.Identity;
import io.myelin.host.validator.Validator;
import io.myelin.host.worker.MemoryLimits;
import io.myelin.host.worker.Reach;
import io.myelin.host.worker.RunFolder;
import io.myelin.host.worker.Worker;
import io.myelin.host.worker.WorkerSlot;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import io.myelin.worker.blob.BlobStore;
import io.myelin.worker.link.ModelStore;
import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.value.ValueShares;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainFollowerTest {
  private static final NetUid TEXT = new NetUid(1);
  private static final List<Logger> LOGS =
      List.of(
          Logger.getLogger(ChainFollower.class.getName()),
          Logger.getLogger(ChainHeads.class.getName()));

  @TempDir Path folder;

  private final List<String> said = new ArrayList<>();
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          synchronized (said) {
            said.add(record.getMessage());
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @SuppressWarnings("NullAway.Init")
  private LedgerNode node;

  @SuppressWarnings("NullAway.Init")
  private ChainFollower follower;

  @SuppressWarnings("NullAway.Init")
  private Thread thread;

  @BeforeEach
  void start() throws IOException {
    LOGS.forEach(log -> log.addHandler(ear));
    node = new LedgerNode(folder);
    ChainClient chain = node.client();
    Worker never =
        new Worker(
            new Worker.Spec(
                "v",
                Optional.empty(),
                Role.VALIDATOR,
                Map.of(),
                MemoryLimits.DEFAULT,
                RunFolder.prepare(folder.resolve("run")),
                new ModelStore(folder),
                Reach.of(folder),
                folder,
                folder,
                Containment.off(),
                folder),
            refusal -> {});
    Identity who = new Identity("v", LedgerNode.key("//Bob//v"), TEXT, () -> Duration.ofMillis(40));
    follower = new ChainFollower(chain, TEXT, hotkey -> true, () -> true);
    follower.join(
        new Validator(
            who,
            ValueShares.DEFAULT,
            chain,
            new WorkerSlot(never),
            folder.resolve("host"),
            folder,
            new Shelves(new BlobStore(folder.resolve("blobs"), InstantSource.system()))));
    ChainHeads heads = new ChainHeads(node.address(), chain, () -> List.of(follower));
    thread =
        new Thread(
            () -> {
              try {
                heads.follow();
              } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    LOGS.forEach(log -> log.removeHandler(ear));
    thread.interrupt();
    thread.join();
    follower.close();
    node.close();
  }

  @Test
  void shouldWarnOncePerTempoThatIsTooShort() throws InterruptedException {
    Eventually.holds(() -> node.calls("state_queryStorageAt") > 2, () -> "nothing is read");
    assertEquals(Optional.empty(), follower.obstacle());
    tempo(3);
    Eventually.holds(() -> follower.obstacle().isPresent(), () -> "tempo 3");
    int before = node.calls("state_queryStorageAt");
    Eventually.holds(() -> node.calls("state_queryStorageAt") > before + 5, () -> "it ended");
    tempo(2);
    Eventually.holds(() -> follower.obstacle().orElse("").contains("tempo is 2"), () -> "tempo 2");
    tempo(20);
    Eventually.holds(() -> follower.obstacle().isEmpty(), () -> "tempo 20");
    synchronized (said) {
      assertEquals(2, said.size(), said.toString());
      assertTrue(said.get(0).contains("the subnet's tempo is 3; needed: at least 4"), said.get(0));
    }
  }

  @Test
  void shouldSayOnceThatTheChainMakesNoSenseAndGoOn() throws InterruptedException {
    node.spoil("chain_getHead", "0xzz");
    int before = node.calls("chain_getHead");
    Eventually.holds(() -> node.calls("chain_getHead") > before + 2, () -> "it ended");
    node.heal();
    int healed = node.calls("state_queryStorageAt");
    Eventually.holds(() -> node.calls("state_queryStorageAt") > healed + 2, () -> "it ended");
    synchronized (said) {
      assertEquals(1, said.size(), said.toString());
      assertTrue(said.get(0).startsWith("a block could not be followed: "), said.get(0));
    }
  }

  /** As after an operator took it out, or in a folder whose staking was never finished. */
  @Test
  void shouldSayOnceWhichStakeAValidatorLacksUntilItHasIt() throws InterruptedException {
    Neuron bare = Neurons.validator("//Bob", "v", 0);
    AccountId account = bare.hotkey().accountId();
    Neurons.taken(() -> new Enrollment(node.client(), TEXT, node.address(), folder).join(bare));
    Eventually.holds(() -> follower.obstacle(account).isPresent(), () -> "it lacks nothing");
    stake(bare, 400);
    Eventually.holds(
        () -> follower.obstacle(account).orElse("").contains("it has 400.000000000 TAO stake"),
        () -> follower.obstacle(account).toString());
    String lack = follower.obstacle(account).orElseThrow();
    assertTrue(
        lack.endsWith(
            "; needed: 1000.000000000 TAO: ./myelin stake add --from WALLET --netuid 1 "
                + Ss58.encode(account)
                + " 600.000000000"),
        lack);
    stake(bare, 600);
    Eventually.holds(
        () -> follower.obstacle(account).isEmpty(), () -> follower.obstacle(account).toString());
    synchronized (said) {
      assertEquals(1, said.size(), said.toString());
      assertTrue(said.get(0).startsWith("v: the chain refuses its weights: "), said.get(0));
    }
  }

  private void stake(Neuron neuron, long tao) {
    Call call = Calls.addStake(neuron.hotkey().accountId(), TEXT, Rao.tao(tao));
    assertTrue(node.send(neuron.coldkey(), call).success());
  }

  private void tempo(int tempo) {
    node.replaceValue(StorageKeys.subnet("Tempo", TEXT), Hex.encode(new byte[] {(byte) tempo, 0}));
  }
}
