package io.myelin.node.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.node.chain.ChainBlock;
import io.myelin.primitives.Hash256;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockPageTest {
  private static final int HEAD = 999;

  @ParameterizedTest
  @CsvSource({
    "100, 200, 200",
    "100, 1, 1",
    "1048576, 200, 4",
    "1048577, 200, 3",
    "3932160, 200, 1",
    "5000000, 200, 1"
  })
  void shouldHoldAsManyBlocksAsFitAndAtLeastOne(int bytes, int limit, int blocks) {
    List<Long> page = page(new byte[bytes], HEAD, limit);

    assertEquals(blocks, page.size());
    assertEquals(HEAD, page.get(0));
    assertEquals(HEAD - blocks + 1, page.get(blocks - 1));
  }

  @Test
  void shouldLeadFromPageToPageDownToBlockZero() {
    byte[] body = new byte[1_000_000];
    long next = 10;
    int pages = 0;
    while (next >= 0) {
      List<Long> page = page(body, next, 200);
      next = page.get(page.size() - 1) - 1;
      pages++;
    }
    assertEquals(3, pages);
    assertEquals(List.of(), page(body, next, 200));
  }

  private static List<Long> page(byte[] body, long newest, int limit) {
    return BlockPage.of(
        height -> Optional.of(block(height, body)), newest, limit, ChainBlock::number);
  }

  private static ChainBlock block(long height, byte[] body) {
    Hash256 hash = Hash256.ZERO;
    return new ChainBlock(height, hash, hash, hash, hash, List.of(body), Set.of(), List.of());
  }
}
