package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.AccountId;
import io.myelin.runtime.Validity;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Extrinsics here are three numbers: account, nonce, and whatever makes them differ. */
class PoolTest {
  private final Map<AccountId, Long> nonces = new TreeMap<>();
  private final Pool pool = new Pool(this::check, who -> nonces.getOrDefault(who, 0L));

  private Validity check(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    AccountId sender = account(in.getInt());
    return new Validity.Valid(sender, in.getInt(), nonces.getOrDefault(sender, 0L), Long.MAX_VALUE);
  }

  @Test
  void shouldRefuseMoreThanItsRoomWithImmediatelyDropped() {
    for (int account = 0; account < 8; account++) {
      for (int nonce = 0; nonce < 1024; nonce++) {
        assertInstanceOf(Pool.Accepted.class, pool.submit(extrinsic(account, nonce, 0)));
      }
    }

    assertEquals(1016, refusal(pool.submit(extrinsic(99, 0, 0))).code());
    assertEquals(8192, pool.size());

    nonces.put(account(3), 1L);
    pool.blockImported(1, List.of(extrinsic(3, 0, 0)));
    assertInstanceOf(Pool.Accepted.class, pool.submit(extrinsic(99, 0, 0)));
  }

  @Test
  void shouldNotLetOneAccountTakeTheWholePool() {
    for (int nonce = 0; nonce < 1024; nonce++) {
      pool.submit(extrinsic(1, nonce, 0));
    }

    Pool.Refused refused = refusal(pool.submit(extrinsic(1, 1024, 0)));

    assertEquals(1016, refused.code());
    assertTrue(refused.data().contains("1024"), refused.data());
    assertInstanceOf(Pool.Accepted.class, pool.submit(extrinsic(2, 0, 0)));
  }

  @Test
  void shouldNotLookAgainForAWhileAtWhatWasInvalidOnce() {
    pool.blockImported(7, List.of());
    pool.submit(extrinsic(1, 0, 0));
    pool.reject(extrinsic(1, 0, 0));

    Pool.Refused refused = refusal(pool.submit(extrinsic(1, 0, 0)));
    assertEquals(1012, refused.code());
    assertEquals("Transaction is temporarily banned", refused.message());
    assertTrue(refused.data().contains("block 157"), refused.data());
    assertInstanceOf(Pool.Accepted.class, pool.submit(extrinsic(1, 0, 1)));

    pool.blockImported(156, List.of(extrinsic(1, 0, 1)));
    assertEquals(1012, refusal(pool.submit(extrinsic(1, 0, 0))).code());
    pool.blockImported(157, List.of());
    assertInstanceOf(Pool.Accepted.class, pool.submit(extrinsic(1, 0, 0)));
  }

  @Test
  void shouldTellTheSameBytesFromATakenNonce() {
    pool.submit(extrinsic(1, 0, 0));

    assertEquals(1013, refusal(pool.submit(extrinsic(1, 0, 0))).code());
    assertEquals(1014, refusal(pool.submit(extrinsic(1, 0, 7))).code());
  }

  @Test
  void shouldDropWhatABlockMadeImpossibleAndKeepTheRest() {
    List<Pool.Status> told = new ArrayList<>();
    pool.submit(extrinsic(1, 0, 0));
    pool.submit(extrinsic(1, 1, 0));
    pool.submit(extrinsic(1, 2, 0));
    pool.submit(extrinsic(2, 0, 0));
    pool.listen(event -> told.add(event.status()));

    nonces.put(account(1), 2L);
    pool.blockImported(1, List.of(extrinsic(1, 0, 0)));

    assertEquals(2, pool.size());
    assertEquals(List.of(Pool.Status.INVALID), told);
    assertEquals(3, pool.nextIndex(account(1)));
  }

  private static Pool.Refused refusal(Pool.Submission answer) {
    return assertInstanceOf(Pool.Refused.class, answer);
  }

  private static byte[] extrinsic(int account, int nonce, int salt) {
    return ByteBuffer.allocate(12).putInt(account).putInt(nonce).putInt(salt).array();
  }

  private static AccountId account(int number) {
    return AccountId.of(ByteBuffer.allocate(32).putInt(number).array());
  }
}
