package io.myelin.node.index;

import io.myelin.ledger.receipt.EpochRecord;
import io.myelin.node.chain.ChainBlock;
import io.myelin.primitives.Ss58;
import io.myelin.runtime.ChainQueries;
import io.myelin.runtime.frame.Payout;
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
      List.of("EventRow", "EpochNeuronRow", "PayoutRow", "ExtrinsicRow", "BlockRow", "ChainRow");

  private final SessionFactory sessions;

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

  /** Empties every table and says whose blocks come next. */
  void begin(String genesis) {
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
    sessions.inTransaction(
        session -> {
          long next = height(session) + 1;
          for (IndexSource.Entry entry : batch) {
            if (entry.block().number() != next) {
              throw new IndexException(
                  "block " + entry.block().number() + " was to be indexed, needed " + next);
            }
            write(session, entry);
            next++;
          }
        });
  }

  private static void write(Session session, IndexSource.Entry entry) {
    ChainBlock block = entry.block();
    long base = block.number() * PER_BLOCK;
    session.persist(
        new BlockRow(
            block.number(),
            block.hash().hex(),
            block.stateRoot().hex(),
            block.extrinsics().size(),
            entry.specVersion(),
            entry.timeMillis()));
    for (DecodedBlock.Extrinsic extrinsic : entry.decoded().extrinsics()) {
      session.persist(new ExtrinsicRow(base + extrinsic.position(), block.number(), extrinsic));
    }
    for (DecodedBlock.Event event : entry.decoded().events()) {
      session.persist(new EventRow(base + event.position(), block.number(), event));
    }
    long next = base;
    for (Payout payout : block.payouts()) {
      session.persist(
          new PayoutRow(
              next++,
              block.number(),
              payout.netuid().value(),
              Ss58.encode(payout.hotkey()),
              payout.kind().name(),
              payout.amount().value()));
    }
    long id = base;
    for (EpochRecord epoch : entry.epochs()) {
      for (ChainQueries.Neuron neuron : epoch.tables().neurons()) {
        session.persist(new EpochNeuronRow(id++, block.number(), epoch.netuid().value(), neuron));
      }
    }
  }
}
