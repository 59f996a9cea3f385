package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.host.NeuronTable.Neuron;
import io.myelin.host.blob.Shelves;
import io.myelin.host.validator.Identity;
import io.myelin.host.validator.Validator;
import io.myelin.host.worker.TestWorkers;
import io.myelin.host.worker.Worker;
import io.myelin.host.worker.WorkerSlot;
import io.myelin.primitives.NetUid;
import io.myelin.worker.blob.BlobStore;
import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.value.ValueShares;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskingTest {
  private static final NetUid TEXT = new NetUid(1);

  @TempDir Path folder;

  /** A round begins with reading who serves, which nothing else here does. */
  @Test
  void shouldBeginNoRoundBeforeTheNeuronsAreSettled() throws Exception {
    Neuron neuron = Neurons.validator("//Bob", "v", 0);
    AtomicBoolean settled = new AtomicBoolean();
    try (LedgerNode node = new LedgerNode(folder);
        Worker worker = TestWorkers.start(folder, Role.VALIDATOR)) {
      TestWorkers.ready(worker);
      Neurons.taken(() -> new Enrollment(node.client(), TEXT, node.address(), folder).join(neuron));
      Identity who = new Identity("v", neuron.hotkey(), TEXT, () -> Duration.ofMillis(40));
      Validator validator =
          new Validator(
              who,
              ValueShares.DEFAULT,
              node.client(),
              new WorkerSlot(worker),
              folder.resolve("host"),
              folder,
              new Shelves(new BlobStore(folder.resolve("blobs"), InstantSource.system())));
      int reads = node.calls("state_getStorage");
      try (ChainFollower follower =
          new ChainFollower(node.client(), TEXT, hotkey -> true, settled::get)) {
        follower.join(validator);
        Thread thread =
            new Thread(
                () ->
                    follow(new ChainHeads(node.address(), node.client(), () -> List.of(follower))));
        thread.start();
        // more than a period, so that blocks in which a round may begin are among them
        int blocks = node.calls("state_queryStorageAt");
        Eventually.holds(
            () -> node.calls("state_queryStorageAt") > blocks + 25, () -> "it does not follow");
        assertEquals(reads, node.calls("state_getStorage"));
        settled.set(true);
        Eventually.holds(() -> node.calls("state_getStorage") > reads, () -> "it does not ask");
        thread.interrupt();
        thread.join();
      }
    }
  }

  private static void follow(ChainHeads heads) {
    try {
      heads.follow();
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }
}
