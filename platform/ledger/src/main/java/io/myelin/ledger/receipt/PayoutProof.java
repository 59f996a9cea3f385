package io.myelin.ledger.receipt;

import io.myelin.runtime.frame.Payout;
import java.util.List;

/**
 * That a block paid somebody, as far as its receipts root.
 *
 * @param index the payout's place in its block
 * @param key under which the leaf stands in the trie
 * @param leaf the payout in 43 bytes
 * @param nodes of the trie on the way from the root to the leaf
 */
public record PayoutProof(int index, Payout payout, byte[] key, byte[] leaf, List<byte[]> nodes) {}
