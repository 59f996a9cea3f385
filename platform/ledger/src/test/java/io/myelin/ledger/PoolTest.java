package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.ledger.PoolEvent.Status;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Rao;
import io.myelin.runtime.Validity;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Extrinsics here are three numbers: account, nonce, and whatever makes them differ. Each costs one
 * rao.
 */
class PoolTest {
  private final Map<AccountId, Long> nonces = new TreeMap<>();
  private final Map<AccountId, Rao> money = new TreeMap<>();
  private final Pool pool = new Pool(this::check, this::account);

  private PoolAccount account(AccountId who) {
    return new PoolAccount(nonces.getOrDefault(who, 0L), money.getOrDefault(who, Rao.tao(1)));
  }

  private Validity check(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    AccountId sender = account(in.getInt());
    return new Validity.Valid(
        sender, in.getInt(), account(sender).nonce(), Rao.of(1), Long.MAX_VALUE);
  }

  @Test
  void shouldMakeRoomForOthersAtTheCostOfTheGreediest() {
    for (int account = 0; account < 8; account++) {
      for (int nonce = 0; nonce < 1024; nonce++) {
        assertInstanceOf(Submission.Accepted.class, pool.submit(extrinsic(account, nonce, 0)));
      }
    }
    List<PoolEvent> told = new ArrayList<>();
    pool.listen(told::add);

    assertInstanceOf(Submission.Accepted.class, pool.submit(extrinsic(99, 0, 0)));

    assertEquals(8192, pool.size());
    assertEquals(Status.DROPPED, told.get(1).status());
    assertEquals(1023, pool.nextIndex(account(7)), "who came last lost the furthest");
    assertEquals(1016, refusal(pool.submit(extrinsic(7, 1023, 1))).code());
  }

  @Test
  void shouldRefuseANewcomerWhenNobodyHasMore() {
    for (int account = 0; account < 8192; account++) {
      assertInstanceOf(Submission.Accepted.class, pool.submit(extrinsic(account, 0, 0)));
    }
    assertEquals(1016, refusal(pool.submit(extrinsic(9000, 0, 0))).code());

    nonces.put(account(3), 1L);
    pool.blockImported(1, List.of(extrinsic(3, 0, 0)));
    assertInstanceOf(Submission.Accepted.class, pool.submit(extrinsic(9000, 0, 0)));
  }

  /** Each could be paid, and all together cannot: places in a block are for those that can. */
  @Test
  void shouldHaveReadyOnlyWhatTheSenderCanPayTogether() {
    money.put(account(1), Rao.of(2));
    for (int nonce = 0; nonce < 4; nonce++) {
      assertEquals(
          nonce >= 2,
          assertInstanceOf(Submission.Accepted.class, pool.submit(extrinsic(1, nonce, 0)))
              .future());
    }
    assertEquals(2, pool.ready().size());
    assertEquals(4, pool.nextIndex(account(1)));

    nonces.put(account(1), 2L);
    pool.blockImported(1, List.of(extrinsic(1, 0, 0), extrinsic(1, 1, 0)));
    assertEquals(2, pool.ready().size());
  }

  @Test
  void shouldNotLookAgainForAWhileAtWhatWasInvalidOnce() {
    pool.blockImported(7, List.of());
    pool.submit(extrinsic(1, 0, 0));
    pool.reject(extrinsic(1, 0, 0));

    Submission.Refused refused = refusal(pool.submit(extrinsic(1, 0, 0)));
    assertEquals(1012, refused.code());
    assertEquals("Transaction is temporarily banned", refused.message());
    assertTrue(refused.data().contains("block 157"), refused.data());
    assertInstanceOf(Submission.Accepted.class, pool.submit(extrinsic(1, 0, 1)));

    pool.blockImported(156, List.of(extrinsic(1, 0, 1)));
    assertEquals(1012, refusal(pool.submit(extrinsic(1, 0, 0))).code());
    pool.blockImported(157, List.of());
    assertInstanceOf(Submission.Accepted.class, pool.submit(extrinsic(1, 0, 0)));
  }

  @Test
  void shouldTellTheSameBytesFromATakenNonce() {
    pool.submit(extrinsic(1, 0, 0));

    assertEquals(1013, refusal(pool.submit(extrinsic(1, 0, 0))).code());
    assertEquals(1014, refusal(pool.submit(extrinsic(1, 0, 7))).code());
  }

  @Test
  void shouldDropWhatABlockMadeImpossibleAndKeepTheRest() {
    List<PoolEvent.Status> told = new ArrayList<>();
    pool.submit(extrinsic(1, 0, 0));
    pool.submit(extrinsic(1, 1, 0));
    pool.submit(extrinsic(1, 2, 0));
    pool.submit(extrinsic(2, 0, 0));
    pool.listen(event -> told.add(event.status()));

    nonces.put(account(1), 2L);
    pool.blockImported(1, List.of(extrinsic(1, 0, 0)));

    assertEquals(2, pool.size());
    assertEquals(List.of(PoolEvent.Status.INVALID), told);
    assertEquals(3, pool.nextIndex(account(1)));
  }

  @Test
  void shouldNotKeepWhatIsFarAheadOfItsTurn() {
    nonces.put(account(1), 5L);
    assertInstanceOf(Submission.Accepted.class, pool.submit(extrinsic(1, 5 + 1023, 0)));

    Submission.Refused refused = refusal(pool.submit(extrinsic(1, 5 + 1024, 0)));

    assertEquals(1016, refused.code());
    assertTrue(refused.data().contains("nonce 1029 is 1024 ahead"), refused.data());
    assertInstanceOf(Submission.Accepted.class, pool.submit(extrinsic(1, 5, 0)));
  }

  /** Eight accounts that leave out their first nonce could otherwise fill the pool for ever. */
  @Test
  void shouldGiveTheFutureLittleRoomAndTheGreediestTheLeast() {
    List<PoolEvent> told = new ArrayList<>();
    pool.submit(extrinsic(99, 1, 0));
    pool.listen(told::add);
    for (int account = 0; account < 8; account++) {
      for (int nonce = 1; nonce < 1024; nonce++) {
        pool.submit(extrinsic(account, nonce, 0));
      }
    }

    assertEquals(1024, pool.size());
    assertInstanceOf(Submission.Accepted.class, pool.submit(extrinsic(99, 0, 0)));
    assertEquals(2, pool.nextIndex(account(99)));
    assertTrue(told.stream().anyMatch(event -> event.status() == Status.DROPPED));
    for (int account = 0; account < 8; account++) {
      assertInstanceOf(Submission.Accepted.class, pool.submit(extrinsic(account, 0, 0)));
      long kept = pool.nextIndex(account(account)) - 1;
      assertTrue(kept >= 126 && kept <= 129, account + " has " + kept);
    }
  }

  @Test
  void shouldDropTheNewestWhenItsAccountIsTheGreediest() {
    for (int nonce = 1; nonce < 1023; nonce++) {
      pool.submit(extrinsic(1, nonce, 0));
    }
    pool.submit(extrinsic(2, 1, 0));
    pool.submit(extrinsic(2, 2, 0));

    assertEquals(1016, refusal(pool.submit(extrinsic(1, 1023, 0))).code());
    assertInstanceOf(Submission.Accepted.class, pool.submit(extrinsic(2, 3, 0)));
    assertEquals(1024, pool.size());
  }

  @Test
  void shouldForgetWhatWaitedTooLongForItsTurn() {
    pool.blockImported(10, List.of());
    pool.submit(extrinsic(1, 1, 0));
    pool.submit(extrinsic(2, 0, 0));
    List<PoolEvent> told = new ArrayList<>();
    pool.listen(told::add);

    pool.blockImported(159, List.of());
    assertEquals(2, pool.size());
    pool.blockImported(160, List.of());

    assertEquals(List.of(Status.DROPPED), told.stream().map(PoolEvent::status).toList());
    assertEquals(1, pool.size());
    assertInstanceOf(Submission.Accepted.class, pool.submit(extrinsic(1, 1, 0)));
  }

  @Test
  void shouldLetThoseBehindARefusedOneWait() {
    List<PoolEvent> told = new ArrayList<>();
    for (int nonce = 0; nonce < 3; nonce++) {
      pool.submit(extrinsic(1, nonce, 0));
    }
    pool.listen(told::add);

    pool.reject(extrinsic(1, 0, 0));

    assertEquals(
        List.of(Status.INVALID, Status.FUTURE, Status.FUTURE),
        told.stream().map(PoolEvent::status).toList());
    assertEquals(List.of(), pool.ready());
    pool.submit(extrinsic(1, 0, 1));
    assertEquals(3, pool.ready().size());
  }

  @Test
  void shouldHoldSoManyBytesAndNoMore() {
    byte[] large = new byte[BlockLimits.MOST_BYTES];
    for (int account = 0; account < 8; account++) {
      assertInstanceOf(Submission.Accepted.class, pool.submit(sized(large, account)));
    }
    assertEquals(1016, refusal(pool.submit(sized(large, 8))).code());
    assertEquals(1002, refusal(pool.submit(new byte[large.length + 1])).code());
    pool.reject(sized(large, 0));
    assertInstanceOf(Submission.Accepted.class, pool.submit(sized(large, 8)));
  }

  @Test
  void shouldAnswerTheSenderAlthoughAListenerFails() {
    List<PoolEvent> told = new ArrayList<>();
    pool.listen(
        event -> {
          throw new IllegalStateException("a listener that fails on purpose");
        });
    pool.listen(told::add);
    assertInstanceOf(Submission.Accepted.class, pool.submit(extrinsic(1, 0, 0)));
    assertEquals(1, told.size());
  }

  private static byte[] sized(byte[] like, int account) {
    return ByteBuffer.allocate(like.length).putInt(account).array();
  }

  private static Submission.Refused refusal(Submission answer) {
    return assertInstanceOf(Submission.Refused.class, answer);
  }

  private static byte[] extrinsic(int account, int nonce, int salt) {
    return ByteBuffer.allocate(12).putInt(account).putInt(nonce).putInt(salt).array();
  }

  private static AccountId account(int number) {
    return AccountId.of(ByteBuffer.allocate(32).putInt(number).array());
  }
}
