package io.myelin.node.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchedKeysTest {
  private static final byte[] ONE = {1};
  private static final byte[] TWO = {2};
  private static final byte[] THREE = {3};

  private final WatchedKeys watched = new WatchedKeys(3 * 257);

  @Test
  void shouldLookAtKeysThatWereWrittenAndAreWatchedOnly() throws Exception {
    Subscription ann = watching(ONE, TWO);
    Subscription bob = watching(TWO);
    watched.add(ann);
    watched.add(bob);
    List<byte[]> looked = new ArrayList<>();
    Map<Subscription, List<byte[]>> found =
        watched.watching(
            List.of(TWO, THREE),
            key -> {
              looked.add(key);
              return true;
            });
    assertEquals(List.of(TWO), looked);
    assertEquals(Map.of(ann, List.of(TWO), bob, List.of(TWO)), Map.copyOf(found));
    assertTrue(watched.watching(List.of(TWO), key -> false).isEmpty());
    watched.remove(ann);
    assertEquals(Map.of(bob, List.of(TWO)), Map.copyOf(watched.watching(List.of(TWO), k -> true)));
    assertTrue(watched.watching(List.of(ONE), key -> true).isEmpty());
  }

  /** Each socket below what one may have, and many sockets. */
  @Test
  void shouldBoundTheKeysOfAllSocketsAndFreeThem() throws Exception {
    Subscription ann = watching(ONE, TWO);
    watched.add(ann);
    RpcException refused =
        assertThrows(RpcException.class, () -> watched.add(watching(ONE, THREE)));
    assertTrue(refused.data().orElseThrow().contains("may take 771,"), refused.toString());
    watched.add(watching(THREE));
    watched.remove(ann);
    watched.remove(ann);
    watched.add(watching(ONE, TWO));
    assertThrows(RpcException.class, () -> watched.add(watching(ONE)));
  }

  private static Subscription watching(byte[]... keys) {
    return new Subscription("m1", "state_storage", any -> {}, List.of(keys), Optional.empty());
  }
}
