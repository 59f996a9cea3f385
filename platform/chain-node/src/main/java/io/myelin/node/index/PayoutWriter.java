package io.myelin.node.index;

import io.myelin.node.chain.ChainBlock;
import io.myelin.primitives.Ss58;
import io.myelin.runtime.frame.Payout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/**
 * Writes payouts of one transaction and what they come to. The sums of before are read in each
 * anew, so that one that was not kept leaves nothing behind.
 */
final class PayoutWriter {
  /** Of hotkeys in one question. */
  private static final int MOST = 500;

  private final Session session;
  private final Map<PayoutSumRow.Key, PayoutSumRow> sums = new HashMap<>();
  private final List<PayoutSumRow> begun = new ArrayList<>();
  private final long known;

  private PayoutWriter(Session session) {
    this.session = session;
    this.known =
        session
            .createSelectionQuery("select coalesce(max(id), 0) from PayoutSumRow", Long.class)
            .getSingleResult();
  }

  /** Writes the payouts of blocks, oldest first. */
  static void write(Session session, List<ChainBlock> blocks) {
    PayoutWriter writer = new PayoutWriter(session);
    writer.read(blocks);
    blocks.forEach(writer::write);
    writer.begun.forEach(session::persist);
  }

  private void read(List<ChainBlock> blocks) {
    List<String> hotkeys =
        blocks.stream()
            .flatMap(block -> block.payouts().stream())
            .map(Payout::hotkey)
            .distinct()
            .map(Ss58::encode)
            .toList();
    for (int from = 0; from < hotkeys.size(); from += MOST) {
      session
          .createSelectionQuery("from PayoutSumRow where hotkey in :hotkeys", PayoutSumRow.class)
          .setParameterList("hotkeys", hotkeys.subList(from, Math.min(hotkeys.size(), from + MOST)))
          .getResultList()
          .forEach(sum -> sums.put(sum.key(), sum));
    }
  }

  private void write(ChainBlock block) {
    long next = block.number() * IndexStore.PER_BLOCK;
    for (Payout payout : block.payouts()) {
      PayoutSumRow.Key key =
          new PayoutSumRow.Key(
              payout.netuid().value(), Ss58.encode(payout.hotkey()), payout.kind().name());
      PayoutSumRow sum = sums.computeIfAbsent(key, this::begin);
      session.persist(sum.add(next++, block.number(), payout.amount().value()));
    }
  }

  private PayoutSumRow begin(PayoutSumRow.Key key) {
    PayoutSumRow sum = new PayoutSumRow(known + begun.size() + 1, key);
    begun.add(sum);
    return sum;
  }
}
