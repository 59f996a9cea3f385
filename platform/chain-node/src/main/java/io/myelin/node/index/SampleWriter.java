package io.myelin.node.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/**
 * Writes samples, which nothing but a state could give back: those of the same block stay, whatever
 * is filled anew, and those of another block at its height go.
 */
final class SampleWriter {
  private SampleWriter() {}

  /** Writes those of consecutive blocks, oldest first. */
  static void write(Session session, List<IndexSource.Entry> blocks) {
    if (blocks.isEmpty()) {
      return;
    }
    Map<Long, SampleRow> known = known(session, blocks);
    for (IndexSource.Entry entry : blocks) {
      write(session, entry, known);
    }
    Map<Long, String> hashes = new HashMap<>();
    blocks.forEach(entry -> hashes.put(entry.block().number(), entry.block().hash().hex()));
    known.values().stream()
        .filter(row -> !row.of(hashes.getOrDefault(row.height(), "")))
        .forEach(session::remove);
  }

  private static void write(Session session, IndexSource.Entry entry, Map<Long, SampleRow> known) {
    long height = entry.block().number();
    String hash = entry.block().hash().hex();
    for (Sample sample : entry.samples()) {
      long id = sample.id(height);
      long rao = sample.amount().value();
      SampleRow row = known.get(id);
      if (row == null) {
        session.persist(new SampleRow(id, height, hash, rao));
      } else if (!row.of(hash)) {
        row.become(hash, rao);
      }
    }
  }

  private static Map<Long, SampleRow> known(Session session, List<IndexSource.Entry> blocks) {
    Map<Long, SampleRow> known = new HashMap<>();
    session
        .createSelectionQuery(
            "from SampleRow where height between :first and :last", SampleRow.class)
        .setParameter("first", blocks.get(0).block().number())
        .setParameter("last", blocks.get(blocks.size() - 1).block().number())
        .getResultList()
        .forEach(row -> known.put(row.id(), row));
    return known;
  }
}
