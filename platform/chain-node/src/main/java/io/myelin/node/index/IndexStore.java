package io.myelin.node.index;

import io.myelin.node.chain.ChainBlock;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.hash.Hashes;
import io.myelin.runtime.ChainQueries;
import io.myelin.runtime.frame.Payout;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** Writes rows; a block and everything of it are one transaction, so no height counts twice. */
@ApplicationScoped
public class IndexStore {
  /** More rows of one kind than a block can have. */
  private static final long PER_BLOCK = 1_000_000;

  @SuppressWarnings("NullAway.Init")
  @PersistenceContext(unitName = "index")
  private EntityManager rows;

  /** A block with the neurons of each subnet whose epoch it ended. */
  record Entry(ChainBlock block, Map<Integer, List<ChainQueries.Neuron>> epochs) {}

  /** The highest indexed block; -1 when there is none. */
  @Transactional
  public long height() {
    return rows.createQuery("select coalesce(max(b.height), -1) from BlockRow b", Long.class)
        .getSingleResult();
  }

  @Transactional
  public void append(List<Entry> batch) {
    batch.forEach(this::write);
  }

  /** Empties every table; the indexer then starts again from block 0. */
  @Transactional
  public void clear() {
    for (String entity : List.of("EpochNeuronRow", "PayoutRow", "ExtrinsicRow", "BlockRow")) {
      rows.createQuery("delete from " + entity).executeUpdate();
    }
  }

  private void write(Entry entry) {
    ChainBlock block = entry.block();
    long base = block.number() * PER_BLOCK;
    List<byte[]> body = block.extrinsics();
    rows.persist(
        new BlockRow(block.number(), block.hash().hex(), block.stateRoot().hex(), body.size()));
    for (int i = 0; i < body.size(); i++) {
      rows.persist(
          new ExtrinsicRow(
              base + i,
              block.number(),
              Hashes.blake2b256(body.get(i)).hex(),
              body.get(i).length,
              !block.failed().contains(i)));
    }
    long next = base;
    for (Payout payout : block.payouts()) {
      rows.persist(
          new PayoutRow(
              next++,
              block.number(),
              payout.netuid().value(),
              Ss58.encode(payout.hotkey()),
              payout.kind().name(),
              payout.amount().value()));
    }
    long id = base;
    for (Map.Entry<Integer, List<ChainQueries.Neuron>> epoch : entry.epochs().entrySet()) {
      for (ChainQueries.Neuron neuron : epoch.getValue()) {
        rows.persist(new EpochNeuronRow(id++, block.number(), epoch.getKey(), neuron));
      }
    }
  }
}
