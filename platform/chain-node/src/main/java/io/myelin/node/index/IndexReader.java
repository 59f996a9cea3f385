package io.myelin.node.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.query.SelectionQuery;

/**
 * Questions that only tables answer quickly: by hash, by key, over many epochs. The answers' parts
 * are boxed because Hibernate looks for a constructor of exactly its own types.
 */
public final class IndexReader {
  private final IndexReads reads;

  IndexReader(IndexReads reads) {
    this.reads = reads;
  }

  /** An extrinsic with its place in the chain. */
  public record FoundExtrinsic(
      Long block, Integer index, String hash, Integer bytes, Boolean success) {}

  /** What a hotkey got on a subnet for one cause. */
  public record PayoutTotal(Integer netuid, String hotkey, String kind, Long count, Long amount) {}

  /** A neuron at the end of one epoch; ratios are parts of 65535, amounts rao. */
  public record EpochNeuron(
      Long height, Integer uid, String hotkey, Long stake, Integer incentive, Integer dividends) {}

  /** Blocks from one to another, both included. */
  public record Span(long from, long to) {}

  public Optional<FoundExtrinsic> extrinsic(String hash) {
    return reads.ask(
        session ->
            session
                .createSelectionQuery(
                    "select height, position, hash, bytes, success from ExtrinsicRow"
                        + " where hash = :hash order by height desc",
                    FoundExtrinsic.class)
                .setParameter("hash", hash)
                .setTimeout(IndexReads.SECONDS)
                .setMaxResults(1)
                .uniqueResultOptional());
  }

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

  /** The newest epochs of a subnet by the block that ended them, oldest first. */
  public SortedMap<Long, List<EpochNeuron>> epochs(int netuid, int most) {
    return reads.ask(
        session -> {
          SortedMap<Long, List<EpochNeuron>> epochs = new TreeMap<>();
          // Where there is a neuron there is uid 0, and the table's index leads straight to it.
          List<Long> heights =
              session
                  .createSelectionQuery(
                      "select height from EpochNeuronRow where netuid = :netuid and uid = 0"
                          + " order by height desc",
                      Long.class)
                  .setParameter("netuid", netuid)
                  .setTimeout(IndexReads.SECONDS)
                  .setMaxResults(most)
                  .getResultList();
          if (!heights.isEmpty()) {
            session
                .createSelectionQuery(
                    "select height, uid, hotkey, stake, incentive, dividends from EpochNeuronRow"
                        + " where netuid = :netuid and height >= :oldest order by height, uid",
                    EpochNeuron.class)
                .setParameter("netuid", netuid)
                .setParameter("oldest", heights.get(heights.size() - 1))
                .setTimeout(IndexReads.SECONDS)
                .getResultList()
                .forEach(
                    row -> epochs.computeIfAbsent(row.height(), h -> new ArrayList<>()).add(row));
          }
          return epochs;
        });
  }
}
