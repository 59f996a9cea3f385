package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.Calls;
import io.myelin.ledger.order.Ordered;
import io.myelin.ledger.order.Proposal;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.MultiSignature;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.SignatureCheck;
import io.myelin.runtime.StandardRuntime;
import io.myelin.runtime.balances.BalancesPallet;
import io.myelin.runtime.system.PaymentPallet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks are made whatever the pool offers, and what may come later stays in it. */
class BlockMakerTest {
  private static final KeyPair ALICE = key("//Alice");
  private static final KeyPair BOB = key("//Bob");
  private static final KeyPair EVE = key("//Eve");
  @TempDir private Path dir;
  private Throwable mistake = new IllegalStateException("a mistake of ours");
  private boolean wrong;

  @Test
  void shouldKeepOutAnExtrinsicThatMeetsAMistakeAndGoOn() throws IOException {
    try (Ledger ledger = open("chain", this::failing)) {
      byte[] before = submitted(ledger, EVE, 0, remark(1));
      byte[] broken = submitted(ledger, BOB, 0, remark(2));
      byte[] after = submitted(ledger, EVE, 1, remark(3));
      wrong = true;

      ledger.produce(1_000);
      ledger.produce(2_000);

      assertEquals(Hex.encode(before), Hex.encode(body(ledger, 1).get(0)));
      assertEquals(Hex.encode(after), Hex.encode(body(ledger, 2).get(0)));
      assertEquals(true, ledger.failure().isEmpty());
      assertEquals(0, ledger.pool().size());
      assertEquals(1012, refused(ledger.pool().submit(broken)).code());
      String evidence = Files.readString(dir.resolve("chain/evidence-1.txt"));
      assertTrue(evidence.contains(Hex.encode(broken)), evidence);
      assertTrue(evidence.contains("a mistake of ours"), evidence);

      wrong = false;
      submitted(ledger, BOB, 0, remark(4));
      wrong = true;
      ledger.produce(3_000);
      assertEquals(false, Files.exists(dir.resolve("chain/evidence-3.txt")), "a second file");
      assertEquals(0, ledger.pool().size());
    }
  }

  @Test
  void shouldKeepOutWhatOverflowsTheStack() {
    mistake = new StackOverflowError("too deep");
    try (Ledger ledger = open("chain", this::failing)) {
      submitted(ledger, BOB, 0, remark(1));
      wrong = true;
      assertEquals(List.of(), body(ledger, ledger.produce(1_000).height()));
    }
  }

  @Test
  void shouldStopWhenABlockOfOthersMeetsAMistake() {
    try (Ledger proposer = open("proposer", MultiSignature::verify);
        Ledger follower = open("follower", this::failing)) {
      submitted(proposer, BOB, 0, remark(1));
      StoredBlock block = proposer.produce(1_000);
      wrong = true;
      Ordered ordered =
          new Ordered(follower.position().next(), new Proposal(block.header(), block.extrinsics()));
      assertThrows(RuntimeException.class, () -> follower.apply(ordered));
      assertTrue(follower.failure().orElseThrow().contains("a mistake of ours"));
      assertEquals(0, follower.head().height());
    }
  }

  /** Too little memory says nothing about the block. */
  @Test
  void shouldTryAgainAfterTheMemoryWasFull() throws IOException {
    mistake = new OutOfMemoryError("as if");
    try (Ledger ledger = open("chain", this::failing)) {
      byte[] extrinsic = submitted(ledger, BOB, 0, remark(1));
      wrong = true;
      assertThrows(OutOfMemoryError.class, () -> ledger.produce(1_000));
      wrong = false;
      ledger.produce(2_000);
      assertEquals(Hex.encode(extrinsic), Hex.encode(body(ledger, 1).get(0)));
      assertEquals(true, ledger.failure().isEmpty());
      assertEquals(false, Files.exists(dir.resolve("chain/evidence-1.txt")));
    }
  }

  @Test
  void shouldKeepWhatComesAfterARefusedOneUntilItsTurnComes() {
    KeyPair poor = key("//Poor");
    try (Ledger ledger = open("chain", MultiSignature::verify)) {
      fund(ledger, poor.accountId(), twoSmallRemarks(ledger, poor));
      // Each could pay alone, but the second cannot after the first.
      submitted(ledger, poor, 0, remark(1));
      byte[] large = new ScaleWriter().u8(0).u8(0).lengthPrefixed(new byte[200]).toByteArray();
      submitted(ledger, poor, 1, large);
      byte[] third = submitted(ledger, poor, 2, remark(3));
      assertEquals(1, body(ledger, ledger.produce(5_000).height()).size());
      assertEquals(
          List.of(Hex.encode(third)), ledger.pool().pending().stream().map(Hex::encode).toList());
      assertEquals(1, ledger.pool().nextIndex(poor.accountId()));

      fund(ledger, poor.accountId(), Rao.tao(1));
      submitted(ledger, poor, 1, remark(4));
      List<byte[]> body = body(ledger, ledger.produce(9_000).height());
      assertEquals(2, body.size());
      assertEquals(Hex.encode(third), Hex.encode(body.get(1)));
    }
  }

  @Test
  void shouldFillABlockUpToItsBytesAndLeaveTheRestForTheNext() {
    try (Ledger ledger = open("chain", MultiSignature::verify)) {
      byte[] large = new ScaleWriter().u8(0).u8(0).lengthPrefixed(new byte[3 << 20]).toByteArray();
      submitted(ledger, BOB, 0, large);
      submitted(ledger, EVE, 0, large);
      byte[] small = submitted(ledger, ALICE, 0, remark(1));
      List<byte[]> first = body(ledger, ledger.produce(1_000).height());
      assertEquals(2, first.size());
      assertEquals(Hex.encode(small), Hex.encode(first.get(1)));
      assertEquals(1, body(ledger, ledger.produce(2_000).height()).size());
    }
  }

  private boolean failing(MultiSignature signature, AccountId signer, byte[] message) {
    if (wrong && signer.equals(BOB.accountId())) {
      if (mistake instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) mistake;
    }
    return signature.verify(signer, message);
  }

  /** Pays the account in a block of its own. */
  private static void fund(Ledger ledger, AccountId who, Rao amount) {
    long nonce = ledger.pool().nextIndex(EVE.accountId());
    submitted(ledger, EVE, nonce, Calls.transferKeepAlive(who, amount));
    ledger.produce(1_000);
  }

  /** What they take, with what must stay. */
  private static Rao twoSmallRemarks(Ledger ledger, KeyPair signer) {
    ledger.produce(500); // from here on it is mortal, and has as many bytes
    Rao fee = PaymentPallet.fee(Signing.sign(ledger, signer, 0, remark(1)).length);
    return fee.plus(fee).plus(BalancesPallet.EXISTENTIAL_DEPOSIT);
  }

  private static byte[] submitted(Ledger ledger, KeyPair key, long nonce, byte[] call) {
    byte[] extrinsic = Signing.sign(ledger, key, nonce, call);
    assertInstanceOf(Submission.Accepted.class, ledger.pool().submit(extrinsic));
    return extrinsic;
  }

  private static Submission.Refused refused(Submission answer) {
    return assertInstanceOf(Submission.Refused.class, answer);
  }

  /** The signed ones of a block. */
  private static List<byte[]> body(Ledger ledger, long height) {
    List<byte[]> all = ledger.blockAt(height).orElseThrow().extrinsics();
    return all.subList(1, all.size());
  }

  private static byte[] remark(int salt) {
    return new ScaleWriter().u8(0).u8(0).compact(1).u8(salt).toByteArray();
  }

  private static KeyPair key(String uri) {
    return SecretUri.parse(uri).keyPair(Scheme.SR25519);
  }

  private Ledger open(String name, SignatureCheck signatures) {
    return Ledger.open(
        dir.resolve(name), GenesisFile.preset("dev"), new StandardRuntime(signatures), ALICE);
  }
}
