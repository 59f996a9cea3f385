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
  void shouldKeepWhatCannotBePaidYetUntilItCan() {
    KeyPair poor = key("//Poor");
    try (Ledger ledger = open("chain", MultiSignature::verify)) {
      fund(ledger, poor.accountId(), twoSmallRemarks(ledger, poor));
      submitted(ledger, poor, 0, remark(1));
      byte[] second = submitted(ledger, poor, 1, remark(new byte[200]));
      byte[] third = submitted(ledger, poor, 2, remark(3));
      assertEquals(1, body(ledger, ledger.produce(5_000).height()).size());
      assertEquals(hex(second, third), hex(ledger.pool().pending()));

      fund(ledger, poor.accountId(), Rao.tao(1));
      assertEquals(hex(second, third), hex(body(ledger, ledger.produce(9_000).height())));
    }
  }

  @Test
  void shouldKeepWhatComesAfterARefusedOneUntilItsTurnComes() {
    KeyPair poor = key("//Poor");
    try (Ledger ledger = open("chain", MultiSignature::verify)) {
      fund(ledger, poor.accountId(), Rao.tao(1));
      submitted(ledger, poor, 0, allButLittle());
      byte[] second = submitted(ledger, poor, 1, remark(new byte[5_000]));
      byte[] third = submitted(ledger, poor, 2, remark(3));
      assertEquals(1, body(ledger, ledger.produce(5_000).height()).size());
      assertEquals(hex(third), hex(ledger.pool().pending()));
      assertEquals(1012, refused(ledger.pool().submit(second)).code());
      assertEquals(1, ledger.pool().nextIndex(poor.accountId()));

      byte[] again = submitted(ledger, poor, 1, remark(4));
      assertEquals(hex(again, third), hex(body(ledger, ledger.produce(9_000).height())));
    }
  }

  /** A thousand that turn out too poor, in front of an honest one, do not keep it waiting. */
  @Test
  void shouldGiveTheRoomOfRefusedExtrinsicsToOthers() {
    KeyPair poor = key("//Poor");
    try (Ledger ledger = open("chain", MultiSignature::verify)) {
      fund(ledger, poor.accountId(), Rao.tao(1));
      submitted(ledger, poor, 0, allButLittle());
      for (int nonce = 1; nonce < 1001; nonce++) {
        submitted(ledger, poor, nonce, remark(nonce));
      }
      byte[] honest = submitted(ledger, BOB, 0, remark(1));
      List<byte[]> body = body(ledger, ledger.produce(5_000).height());
      assertTrue(body.stream().anyMatch(each -> Hex.encode(each).equals(Hex.encode(honest))));
      assertEquals(true, body.size() < 10, body.size() + " in the block");
    }
  }

  @Test
  void shouldFillABlockUpToItsBytesAndLeaveTheRestForTheNext() {
    try (Ledger ledger = open("chain", MultiSignature::verify)) {
      byte[] large = remark(new byte[3 << 20]);
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
    submitted(ledger, EVE, nonce, Signing.bytes(Calls.transferKeepAlive(who, amount)));
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
    return remark(new byte[] {(byte) salt});
  }

  private static byte[] remark(byte[] text) {
    return new ScaleWriter().u8(0).u8(0).lengthPrefixed(text).toByteArray();
  }

  /** Of one TAO; what is left pays for three small remarks, and for no large one. */
  private static byte[] allButLittle() {
    return Signing.bytes(Calls.transferKeepAlive(EVE.accountId(), Rao.of(1_000_000_000 - 300_000)));
  }

  private static List<String> hex(byte[]... extrinsics) {
    return hex(List.of(extrinsics));
  }

  private static List<String> hex(List<byte[]> extrinsics) {
    return extrinsics.stream().map(Hex::encode).toList();
  }

  private static KeyPair key(String uri) {
    return SecretUri.parse(uri).keyPair(Scheme.SR25519);
  }

  private Ledger open(String name, SignatureCheck signatures) {
    return Ledger.open(
        dir.resolve(name), GenesisFile.preset("dev"), new StandardRuntime(signatures), ALICE);
  }
}
