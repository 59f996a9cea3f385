package io.myelin.ledger.receipt;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.frame.Payout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The trie under the receipts root of a header: leaves under compact indices in layout V1, as of a
 * state. Leaf 0 is the summary, 1 the outcomes, 2 the hashes of epochs; payouts follow one by one,
 * so that a proof of one is a few nodes long.
 */
public final class ReceiptTree {
  private static final int LAYOUT = 1;
  private static final int FIRST_PAYOUT = 3;
  private final StateTrie trie;
  private final List<byte[]> payouts;

  private ReceiptTree(StateTrie trie, List<byte[]> payouts) {
    this.trie = trie;
    this.payouts = payouts;
  }

  public static ReceiptTree of(Receipt receipt) {
    List<byte[]> payouts = receipt.payouts().stream().map(PayoutCodec.CODEC::encode).toList();
    List<byte[]> leaves = new ArrayList<>();
    leaves.add(summary(receipt));
    leaves.add(outcomes(receipt));
    leaves.add(epochs(receipt));
    leaves.addAll(payouts);
    Map<byte[], Optional<byte[]>> entries = new TreeMap<>(Arrays::compareUnsigned);
    for (int i = 0; i < leaves.size(); i++) {
      entries.put(key(i), Optional.of(leaves.get(i)));
    }
    return new ReceiptTree(StateTrie.EMPTY.apply(entries), payouts);
  }

  /** What the header says. */
  public Hash256 root() {
    return trie.root();
  }

  /**
   * Shows one payout to somebody who has the header alone.
   *
   * @throws IndexOutOfBoundsException when the block has no such payout
   */
  public PayoutProof prove(Receipt receipt, int index) {
    Payout payout = receipt.payouts().get(index);
    byte[] key = key(FIRST_PAYOUT + index);
    return new PayoutProof(index, payout, key, payouts.get(index), trie.proof(List.of(key)));
  }

  private static byte[] summary(Receipt receipt) {
    return new ScaleWriter()
        .u8(LAYOUT)
        .u32(receipt.specVersion())
        .u32(receipt.outcomes().size())
        .u32(receipt.payouts().size())
        .u32(receipt.epochs().size())
        .bytes(Hashes.blake2b256(receipt.events()).bytes())
        .toByteArray();
  }

  private static byte[] outcomes(Receipt receipt) {
    ScaleWriter out = new ScaleWriter();
    for (Outcome outcome : receipt.outcomes()) {
      out.bool(outcome.failure().isPresent());
      outcome.failure().ifPresent(failure -> out.lengthPrefixed(failure.error()));
    }
    return out.toByteArray();
  }

  private static byte[] epochs(Receipt receipt) {
    ScaleWriter out = new ScaleWriter();
    for (EpochRecord epoch : receipt.epochs()) {
      out.u16(epoch.netuid().value()).bytes(Hashes.blake2b256(epoch.packed()).bytes());
    }
    return out.toByteArray();
  }

  private static byte[] key(int index) {
    return new ScaleWriter().compact(index).toByteArray();
  }
}
