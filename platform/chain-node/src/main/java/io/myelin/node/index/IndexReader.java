package io.myelin.node.index;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.SelectionQuery;

/**
 * Sums over the chain's history: what there was at the end of a span, less what there was before
 * it. So what an answer takes grows with who was ever paid and not with the chain. The answers'
 * parts are boxed because Hibernate looks for a constructor of exactly its own types.
 */
public final class IndexReader {
  private static final Comparator<PayoutTotal> ORDER =
      Comparator.comparing(PayoutTotal::netuid)
          .thenComparing(Comparator.comparing(PayoutTotal::amount).reversed())
          .thenComparing(PayoutTotal::hotkey)
          .thenComparing(PayoutTotal::kind);

  private final IndexReads reads;

  IndexReader(IndexReads reads) {
    this.reads = reads;
  }

  /** What a hotkey got on a subnet for one cause. */
  public record PayoutTotal(Integer netuid, String hotkey, String kind, Long count, Long amount) {}

  /** Blocks from one to another, both included. */
  public record Span(long from, long to) {
    private long first() {
      return Math.multiplyExact(from, IndexStore.PER_BLOCK);
    }

    private long last() {
      return Math.multiplyExact(to + 1, IndexStore.PER_BLOCK) - 1;
    }
  }

  /** Sums per subnet, hotkey and cause; the largest first within a subnet. */
  public List<PayoutTotal> payouts(Span blocks, Optional<Integer> netuid, Optional<String> hotkey) {
    if (blocks.from() > blocks.to()) {
      return List.of();
    }
    boolean all = blocks.from() <= 0;
    String words =
        "select netuid, hotkey, kind, "
            + between("payouts", all)
            + ", "
            + between("amount", all)
            + " from PayoutSumRow s where newest >= :first"
            + (netuid.isPresent() ? " and netuid = :netuid" : "")
            + (hotkey.isPresent() ? " and hotkey = :hotkey" : "");
    return reads
        .ask(
            session -> {
              SelectionQuery<PayoutTotal> query =
                  session.createSelectionQuery(words, PayoutTotal.class);
              query.setParameter("first", Math.max(0, blocks.first()));
              query.setParameter("last", blocks.last());
              netuid.ifPresent(value -> query.setParameter("netuid", value));
              hotkey.ifPresent(value -> query.setParameter("hotkey", value));
              return query.setTimeout(IndexReads.SECONDS).getResultList();
            })
        .stream()
        .filter(total -> total.count() > 0)
        .sorted(ORDER)
        .toList();
  }

  private static String between(String what, boolean all) {
    String upTo =
        "case when s.newest <= :last then s." + what + " else " + at(what, "<= :last") + " end";
    return all ? "(" + upTo + ")" : "((" + upTo + ") - " + at(what, "< :first") + ")";
  }

  /** What the newest of the payouts with such ids says. */
  private static String at(String what, String ids) {
    return "coalesce((select p."
        + what
        + "SoFar from PayoutRow p where p.sumId = s.id and p.id "
        + ids
        + " order by p.sumId desc, p.id desc limit 1), 0L)";
  }
}
