package io.myelin.node.index;

import io.myelin.ledger.receipt.EpochRecord;
import io.myelin.node.chain.ChainBlock;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/**
 * Writes rows. Blocks and everything of them are one transaction that also checks how far the
 * tables reach, so no height counts twice, whoever writes.
 */
final class IndexStore {
  /** More rows of one kind than a block can have. */
  static final long PER_BLOCK = 1_000_000;

  private static final List<String> ENTITIES =
      List.of(
          "EventRow",
          "EpochRecordRow",
          "PayoutRow",
          "PayoutSumRow",
          "ExtrinsicRow",
          "BlockRow",
          "ChainRow");

  private final SessionFactory sessions;
  private final EpochWriter epochs = new EpochWriter();

  IndexStore(SessionFactory sessions) {
    this.sessions = sessions;
  }

  /** The highest indexed block; -1 when there is none. */
  long height() {
    return sessions.fromTransaction(IndexStore::height);
  }

  private static long height(Session session) {
    return session
        .createSelectionQuery("select coalesce(max(height), -1) from BlockRow", Long.class)
        .getSingleResult();
  }

  Optional<String> hash(long height) {
    return sessions.fromTransaction(
        session ->
            session
                .createSelectionQuery("select hash from BlockRow where height = ?1", String.class)
                .setParameter(1, height)
                .uniqueResultOptional());
  }

  /** The genesis hash of the chain the rows are from; empty for tables never written. */
  Optional<String> genesis() {
    return sessions.fromTransaction(
        session ->
            session
                .createSelectionQuery("select genesis from ChainRow", String.class)
                .uniqueResultOptional());
  }

  /**
   * Empties every table that receipts can fill again, and says whose blocks come next. Samples stay
   * until their height is reached again.
   */
  void begin(String genesis) {
    epochs.forget();
    sessions.inTransaction(
        session -> {
          ENTITIES.forEach(name -> session.createMutationQuery("delete " + name).executeUpdate());
          session.persist(new ChainRow(genesis));
        });
  }

  /**
   * Adds consecutive blocks.
   *
   * @throws IndexException when the first does not follow the highest row
   */
  void append(List<IndexSource.Entry> batch) {
    boolean written = false;
    try {
      sessions.inTransaction(session -> append(session, batch));
      written = true;
    } finally {
      if (!written) {
        epochs.forget();
      }
    }
  }

  private void append(Session session, List<IndexSource.Entry> batch) {
    long next = height(session) + 1;
    for (IndexSource.Entry entry : batch) {
      if (entry.block().number() != next) {
        throw new IndexException(
            "block " + entry.block().number() + " was to be indexed, needed " + next);
      }
      next++;
    }
    SampleWriter.write(session, batch);
    PayoutWriter.write(session, batch.stream().map(IndexSource.Entry::block).toList());
    batch.forEach(entry -> write(session, entry));
  }

  private void write(Session session, IndexSource.Entry entry) {
    ChainBlock block = entry.block();
    long base = block.number() * PER_BLOCK;
    session.persist(
        new BlockRow(
            block.number(),
            block.hash().hex(),
            block.extrinsics().size(),
            entry.specVersion(),
            entry.timeMillis(),
            !block.failed().isEmpty()));
    for (DecodedBlock.Extrinsic extrinsic : entry.decoded().extrinsics()) {
      session.persist(new ExtrinsicRow(base + extrinsic.position(), block.number(), extrinsic));
    }
    for (DecodedBlock.Event event : entry.decoded().events()) {
      session.persist(new EventRow(base + event.position(), block.number(), event));
    }
    for (EpochRecord epoch : entry.epochs()) {
      epochs.write(session, block.number(), epoch);
    }
  }
}
