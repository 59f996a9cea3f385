package io.myelin.node.index;

import java.util.List;
import java.util.Optional;
import org.hibernate.query.SelectionQuery;

/**
 * Sums over the chain's history. The answers' parts are boxed because Hibernate looks for a
 * constructor of exactly its own types.
 */
public final class IndexReader {
  private final IndexReads reads;

  IndexReader(IndexReads reads) {
    this.reads = reads;
  }

  /** What a hotkey got on a subnet for one cause. */
  public record PayoutTotal(Integer netuid, String hotkey, String kind, Long count, Long amount) {}

  /** Blocks from one to another, both included. */
  public record Span(long from, long to) {}

  /** Sums per subnet, hotkey and cause; the largest first within a subnet. */
  public List<PayoutTotal> payouts(Span blocks, Optional<Integer> netuid, Optional<String> hotkey) {
    return reads.ask(
        session -> {
          SelectionQuery<PayoutTotal> query =
              session.createSelectionQuery(
                  "select netuid, hotkey, kind, count(*), sum(amount) from PayoutRow"
                      + " where height between :from and :to"
                      + (netuid.isPresent() ? " and netuid = :netuid" : "")
                      + (hotkey.isPresent() ? " and hotkey = :hotkey" : "")
                      + " group by netuid, hotkey, kind"
                      + " order by netuid, sum(amount) desc, hotkey, kind",
                  PayoutTotal.class);
          query.setParameter("from", blocks.from()).setParameter("to", blocks.to());
          netuid.ifPresent(value -> query.setParameter("netuid", value));
          hotkey.ifPresent(value -> query.setParameter("hotkey", value));
          return query.setTimeout(IndexReads.SECONDS).getResultList();
        });
  }
}
