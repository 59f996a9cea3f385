package io.myelin.primitives.trie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProofTest {
  private final Random random = new Random(7);

  @Test
  void shouldProveWhatStandsUnderKeysAndThatNothingDoes() {
    for (int size : new int[] {1, 2, 17, 300}) {
      StateTrie trie = trie(size);
      List<byte[]> keys = new ArrayList<>();
      trie.scan(new byte[0]).forEachRemaining(entry -> keys.add(entry.key()));
      for (int i = 0; i < size; i++) {
        keys.add(key());
      }
      for (byte[] key : keys) {
        ProofCheck one = new ProofCheck(trie.root(), trie.proof(List.of(key)));
        assertSame(trie.get(key), one.value(key));
      }
      ProofCheck all = new ProofCheck(trie.root(), trie.proof(keys));
      keys.forEach(key -> assertSame(trie.get(key), all.value(key)));
    }
  }

  @Test
  void shouldHoldNoNodeThatTheProofCouldDoWithout() {
    StateTrie trie = trie(200);
    byte[] key = trie.scan(new byte[0]).next().key();
    List<byte[]> proof = trie.proof(List.of(key, key));
    assertTrue(proof.size() > 1);
    for (int i = 0; i < proof.size(); i++) {
      List<byte[]> less = new ArrayList<>(proof);
      less.remove(i);
      ProofCheck check = new ProofCheck(trie.root(), less);
      assertThrows(NoSuchElementException.class, () -> check.value(key));
    }
  }

  @Test
  void shouldProveThatAnEmptyStateHoldsNothing() {
    List<byte[]> proof = StateTrie.EMPTY.proof(List.of(new byte[] {1}));
    ProofCheck check = new ProofCheck(StateTrie.EMPTY.root(), proof);
    assertEquals(Optional.empty(), check.value(new byte[] {1}));
  }

  @Test
  void shouldShowTheRootEvenWhenNoKeyIsAskedFor() {
    StateTrie trie = trie(20);
    assertEquals(1, trie.proof(List.of()).size());
  }

  /** Values around the length from which a node names them by hash, keys that share long parts. */
  private StateTrie trie(int size) {
    StateTrie trie = StateTrie.EMPTY;
    for (int i = 0; i < size; i++) {
      byte[] value = new byte[random.nextInt(70)];
      random.nextBytes(value);
      trie = trie.put(key(), value);
    }
    return trie;
  }

  private byte[] key() {
    byte[] key = new byte[1 + random.nextInt(4) + (random.nextBoolean() ? 40 : 0)];
    for (int i = key.length - 3; i < key.length; i++) {
      key[Math.max(0, i)] = (byte) random.nextInt(64);
    }
    return key;
  }

  private static void assertSame(Optional<byte[]> expected, Optional<byte[]> seen) {
    assertEquals(expected.isPresent(), seen.isPresent());
    expected.ifPresent(value -> assertArrayEquals(value, seen.orElseThrow()));
  }
}
