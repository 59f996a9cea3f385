package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.Calls;
import io.myelin.client.ClientException;
import io.myelin.client.StorageKeys;
import io.myelin.host.validator.ValidatorSchedule.Position;
import io.myelin.host.validator.ValidatorState.Pending;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.scale.ScaleWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitsTest {
  private static final NetUid TEXT = new NetUid(1);
  private static final KeyPair HOTKEY = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final KeyPair MINER = SecretUri.parse("//Bob").keyPair(Scheme.SR25519);
  private static final Identity WHO = new Identity("v", HOTKEY, TEXT, () -> Duration.ofMillis(1));
  private static final Position PERIOD_5 = new Position(101, 5, 1, 50);
  private static final Pending OLD = pending(4, 1);
  private static final Pending NEW = pending(4, 2);

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private FakeNode node;

  @SuppressWarnings("NullAway.Init")
  private Notebook notebook;

  @SuppressWarnings("NullAway.Init")
  private Commits commits;

  @BeforeEach
  void start() throws IOException {
    node = new FakeNode();
    notebook = new Notebook(folder.resolve("v.json"));
    notebook.change(
        state -> state.judged(4, Map.of(Ss58.encode(MINER.accountId()), 0.5), Map.of()));
    notebook.change(state -> state.committed(4));
    commits = new Commits(WHO, node.client(), notebook);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void shouldCommitAgainWhenTheChainHoldsNoneOfItsCommits() throws IOException {
    notebook.change(state -> state.with(OLD));
    commits.reveal(PERIOD_5);
    assertEquals(List.of(), notebook.now().pending());
    assertEquals(-1, notebook.now().committed());
    assertEquals(0, node.submitted());
  }

  /** A commit sent in the last blocks of a period may be taken in the next one. */
  @Test
  void shouldLearnFromTheChainWhenACommitWasTaken() throws IOException {
    notebook.change(state -> state.with(NEW));
    holds(NEW, 5);
    commits.reveal(PERIOD_5);
    assertEquals(List.of(NEW.takenIn(5)), notebook.now().pending());
    assertEquals(4, notebook.now().committed());
    assertEquals(0, node.submitted());
  }

  @Test
  void shouldKeepACommitWhoseRevealWasRefused() throws IOException {
    notebook.change(state -> state.with(OLD).with(NEW));
    holds(NEW, 4);
    ClientException refused = assertThrows(ClientException.class, () -> commits.reveal(PERIOD_5));
    assertTrue(String.valueOf(refused.getMessage()).contains("Custom error: 6"));
    assertEquals(1, node.submitted());
    assertEquals(List.of(OLD, NEW), notebook.now().pending());
  }

  @Test
  void shouldKeepTheEarlierCommitWhenANewOneIsRefused() throws IOException {
    notebook.change(state -> state.with(OLD).committed(3));
    serves();
    assertThrows(ClientException.class, () -> commits.commit(PERIOD_5));
    assertEquals(1, node.submitted());
    assertEquals(List.of(OLD), notebook.now().pending());
    assertEquals(3, notebook.now().committed());
  }

  private static Pending pending(long period, int salt) {
    return new Pending(period, List.of(1), List.of(65535), List.of(salt), 0);
  }

  private void holds(Pending pending, long epoch) {
    Calls.Weights weights = new Calls.Weights(TEXT, pending.uids(), pending.values(), 0);
    Hash256 hash = Calls.commitHash(HOTKEY.accountId(), weights, pending.salt());
    node.put(
        StorageKeys.weightCommits(TEXT, HOTKEY.accountId()),
        new ScaleWriter()
            .compact(1)
            .bytes(hash.bytes())
            .u64(epoch)
            .bytes(new byte[16])
            .toByteArray());
  }

  /** One miner with uid 0 at 127.0.0.1:1. */
  private void serves() {
    node.put(StorageKeys.subnet("SubnetworkN", TEXT), new ScaleWriter().u16(1).toByteArray());
    node.put(StorageKeys.hotkeyOf(TEXT, 0), MINER.accountId().bytes());
    node.put(
        StorageKeys.neuron("Axons", TEXT, MINER.accountId()),
        new ScaleWriter().u64(1).u32(1).u64(0x7f000001L).u64(0).u16(1).u32(4).toByteArray());
  }
}
