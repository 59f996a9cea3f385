package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.Calls;
import io.myelin.host.worker.Worker;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewcomerTest {
  private static final NetUid TEXT = new NetUid(1);

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private LedgerNode node;

  @BeforeEach
  void start() throws IOException {
    node = new LedgerNode(folder);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void shouldPauseTwiceAsLongAfterEveryRefusalUpToAMinute() {
    assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L), pauses(Duration.ofMillis(250)));
    assertEquals(List.of(12L, 24L, 48L, 60L), pauses(Duration.ofSeconds(12)).subList(0, 4));
  }

  @Test
  void shouldNotBeDueWhileItPausesAndForgetItsPausesWhenItArrives() throws InterruptedException {
    Newcomer poor = poor();
    assertTrue(poor.due());
    poor.advance(Duration.ofSeconds(60)); // so that it still pauses on a machine that is busy
    assertFalse(poor.due());
    assertFalse(poor.arrived());
    assertTrue(poor.settled(), "validators do not wait for it");

    node.send(
        LedgerNode.key("//Alice"),
        Calls.transferKeepAlive(LedgerNode.key("//Nobody").accountId(), Rao.tao(100)));
    arrive(poor);
    assertEquals(Duration.ZERO, poor.pause());
  }

  /** One attempt waits a few seconds for a block. */
  private static void arrive(Newcomer newcomer) throws InterruptedException {
    Eventually.holds(
        () -> {
          newcomer.advance(Duration.ZERO);
          return newcomer.arrived();
        },
        () -> newcomer.trouble().toString());
  }

  /** The chain withholds the incentive of every hotkey of the subnet owner's coldkey. */
  @Test
  void shouldWarnThatAMinerOfTheSubnetsOwnerWorksForNothing() throws InterruptedException {
    Newcomer owners = miner("//Alice");
    arrive(owners);
    String why = owners.unpaid().orElse("");
    assertTrue(
        why.contains("its coldkey " + Ss58.encode(LedgerNode.key("//Alice").accountId())), why);
    assertTrue(why.contains(" owns subnet 1; needed: "), why);
    NeuronRow row =
        NeuronRow.of(
            Neurons.worker(() -> Worker.State.READY).get(), owners, owners.unpaid(), "text");
    assertEquals(why, row.reason());

    Newcomer another = miner("//Eve");
    arrive(another);
    assertEquals(Optional.empty(), another.unpaid());
  }

  private Newcomer miner(String coldkey) {
    return new Newcomer(
        Neurons.miner(coldkey, "m", Optional.empty()),
        Neurons.worker(() -> Worker.State.READY),
        new Enrollment(node.client(), TEXT, node.address(), folder));
  }

  private List<Long> pauses(Duration block) {
    Newcomer poor = poor();
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      poor.advance(block);
      pauses.add(poor.pause().toSeconds());
    }
    return pauses;
  }

  private Newcomer poor() {
    return new Newcomer(
        Neurons.validator("//Nobody", "v", 10),
        Neurons.worker(() -> Worker.State.READY),
        new Enrollment(node.client(), TEXT, node.address(), folder));
  }
}
