package io.myelin.node.index;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What past epochs left behind, which the chain's state itself forgets. */
@ApplicationScoped
public class EpochHistory {
  @SuppressWarnings("NullAway.Init")
  @PersistenceContext(unitName = "index")
  private EntityManager rows;

  /** A neuron at the end of one epoch; ratios are parts of 65535, amounts rao. */
  public record Row(
      long height, int uid, String hotkey, long stake, int incentive, int dividends) {}

  /**
   * The newest epochs of a subnet by the block that ended them, oldest first; the index follows the
   * final head, so the very last one may be missing for a moment.
   */
  @Transactional
  public SortedMap<Long, List<Row>> latest(int netuid, int most) {
    SortedMap<Long, List<Row>> epochs = new TreeMap<>();
    // Where there is a neuron there is uid 0, and the table's index leads straight to its epochs.
    List<Long> heights =
        rows.createQuery(
                "select e.height from EpochNeuronRow e where e.netuid = :netuid and e.uid = 0"
                    + " order by e.height desc",
                Long.class)
            .setParameter("netuid", netuid)
            .setMaxResults(most)
            .getResultList();
    if (heights.isEmpty()) {
      return epochs;
    }
    rows.createQuery(
            "select new io.myelin.node.index.EpochHistory$Row(e.height, e.uid, e.hotkey, e.stake,"
                + " e.incentive, e.dividends) from EpochNeuronRow e where e.netuid = :netuid"
                + " and e.height >= :oldest order by e.height, e.uid",
            Row.class)
        .setParameter("netuid", netuid)
        .setParameter("oldest", heights.get(heights.size() - 1))
        .getResultList()
        .forEach(row -> epochs.computeIfAbsent(row.height(), height -> new ArrayList<>()).add(row));
    return epochs;
  }
}
