package io.myelin.node.index;

import io.myelin.node.index.HistoryReader.Span;
import io.myelin.node.index.HistoryReader.Window;
import java.util.List;
import java.util.Optional;

/**
 * Questions about what only states had, of blocks that are in the index. A window's index says
 * nothing. The answers' parts are boxed because Hibernate looks for a constructor of exactly its
 * own types.
 */
public final class SampleReader {
  /** Blocks from one sample of the issuance to the next. */
  public static final long STEP = Sample.EVERY;

  private final IndexReads reads;

  SampleReader(IndexReads reads) {
    this.reads = reads;
  }

  /** An amount after a block of the index, in rao, and the block's time. */
  public record Sampled(Long block, Long timeMillis, Long amount) {}

  /** What a place on a subnet cost, after blocks that ended an epoch of it. */
  public List<Sampled> registrationPrices(int netuid, Span span, Window window) {
    return found(netuid, 1, span, window);
  }

  /**
   * The issuance.
   *
   * @param step blocks from one to the next
   */
  public List<Sampled> issuance(long step, Span span, Window window) {
    return found(Sample.ISSUANCE, step, span, window);
  }

  /** The first block whose issuance is known; empty when there is none up to a block. */
  public Optional<Long> firstIssuance(long upTo) {
    return first(Sample.ISSUANCE, upTo);
  }

  /** The first block that a price on a subnet is known of; empty when there is none. */
  public Optional<Long> firstRegistrationPrice(int netuid, long upTo) {
    return first(netuid, upTo);
  }

  private Optional<Long> first(int subject, long upTo) {
    return found(subject, 1, new Span(0, upTo), new Window(-1, 0, true, 1)).stream()
        .map(Sampled::block)
        .findFirst();
  }

  private List<Sampled> found(int subject, long step, Span span, Window window) {
    long from = window.ascending() ? Math.max(span.from(), window.height() + 1) : span.from();
    long to = window.ascending() ? span.to() : Math.min(span.to(), window.height() - 1);
    if (from > to || to < 0) {
      return List.of();
    }
    return reads.ask(
        session ->
            session
                .createSelectionQuery(
                    "select s.height, b.timeMillis, s.amount from SampleRow s"
                        + " join BlockRow b on b.height = s.height"
                        + " where s.id between :first and :last"
                        + " and mod(s.height, :step) = 0 order by s.id"
                        + (window.ascending() ? "" : " desc"),
                    Sampled.class)
                .setParameter("first", Sample.id(subject, from))
                .setParameter("last", Sample.id(subject, to))
                .setParameter("step", step)
                .setTimeout(IndexReads.SECONDS)
                .setMaxResults(window.most())
                .getResultList());
  }
}
