package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.Call;
import io.myelin.client.Calls;
import io.myelin.client.ChainClient;
import io.myelin.client.ChainClient.Outcome;
import io.myelin.client.ClientException;
import io.myelin.client.DispatchResult;
import io.myelin.client.StorageKeys;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.scale.ScaleWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients believe of blocks of the real chain. */
class OutcomeTest {
  private static final NetUid TEXT = new NetUid(1);
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final KeyPair BOB = LedgerNode.key("//Bob");
  private static final AccountId HOTKEY = LedgerNode.key("//Bob//hotkey").accountId();

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
  void shouldNotTakeAStrangersTransferForTheSuccessOfAFailedOne() throws InterruptedException {
    node.hold(true);
    Call tooMuch = Calls.transferKeepAlive(HOTKEY, Rao.tao(20_000_000));
    CompletableFuture<Outcome> victim =
        CompletableFuture.supplyAsync(() -> node.client().submitAndWait(BOB, tooMuch, LIMIT));
    Eventually.holds(() -> node.calls("author_submitExtrinsic") == 1, () -> "nothing was sent");
    ChainClient stranger = node.client();
    Call crafted = Calls.transferKeepAlive(looksLikeSuccess(), Rao.tao(1));
    stranger.submit(stranger.sign(LedgerNode.key("//Charlie"), crafted, 0).bytes());
    node.hold(false);

    Outcome outcome = victim.join();

    assertTrue(stranger.free(looksLikeSuccess()).equals(Rao.tao(1)), "the stranger's went through");
    assertInstanceOf(DispatchResult.Failed.class, outcome.result());
    assertEquals(Optional.empty(), outcome.moved("Balances", "Transfer", 2));
  }

  @Test
  void shouldSayThatTheOutcomeIsUnknownWhenTheEventsCannotBeRead() {
    node.replaceValue(StorageKeys.item("System", "Events"), "0x0400");
    DispatchResult result = send(Calls.transferKeepAlive(HOTKEY, Rao.tao(1))).result();
    assertInstanceOf(DispatchResult.Unknown.class, result);
  }

  @Test
  void shouldTellWhatReallyMovedAndNotWhatWasAskedFor() {
    assertEquals(
        Optional.of(Rao.tao(3)),
        send(Calls.transferKeepAlive(HOTKEY, Rao.tao(3))).moved("Balances", "Transfer", 2));
    assertTrue(send(Calls.burnedRegister(TEXT, HOTKEY)).success());
    assertEquals(
        Optional.of(Rao.tao(2)),
        send(Calls.addStake(HOTKEY, TEXT, Rao.tao(2))).moved("SubtensorModule", "StakeAdded", 2));
    Rao before = node.client().free(BOB.accountId());
    Outcome removed = send(Calls.removeStake(HOTKEY, TEXT, Rao.tao(500).value()));
    Rao after = node.client().free(BOB.accountId());
    Rao told = removed.moved("SubtensorModule", "StakeRemoved", 2).orElse(Rao.ZERO);
    Rao fee = removed.moved("TransactionPayment", "TransactionFeePaid", 1).orElseThrow();
    assertEquals(after.plus(fee), before.plus(told));
  }

  @Test
  void shouldSayThatAnEraIsOverWhenNoBlockTookTheExtrinsic() {
    node.spoil("author_submitExtrinsic", "0x" + "11".repeat(32));
    Call call = Calls.transferKeepAlive(HOTKEY, Rao.tao(1));
    Duration patient = Duration.ofMinutes(5);
    ClientException late =
        assertThrows(ClientException.class, () -> node.client().submitAndWait(BOB, call, patient));
    String said = String.valueOf(late.getMessage());
    assertTrue(said.contains("is in no block: its era ended with block "), said);
    assertTrue(said.endsWith("send it again"), said);
  }

  private Outcome send(Call call) {
    return node.send(BOB, call);
  }

  /** In this account a search finds the success of the first and of the second extrinsic. */
  private static AccountId looksLikeSuccess() {
    ScaleWriter out = new ScaleWriter();
    for (int extrinsic = 1; extrinsic <= 2; extrinsic++) {
      out.u8(0).u32(extrinsic).u8(0).u8(0).bytes(new byte[5]).u8(1);
    }
    return AccountId.of(Arrays.copyOf(out.toByteArray(), 32));
  }
}
