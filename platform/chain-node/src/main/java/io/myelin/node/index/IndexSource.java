package io.myelin.node.index;

import io.myelin.ledger.KeptBlock;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.LedgerException;
import io.myelin.ledger.ReceiptMaker;
import io.myelin.ledger.receipt.EpochRecord;
import io.myelin.ledger.receipt.Receipt;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.decoded.VersionCodecs;
import io.myelin.node.epochs.EpochPart;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.ChainQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The final blocks as the index wants them, from their receipts. One thread at a time. */
final class IndexSource {
  private static final Logger LOG = Logger.getLogger(IndexSource.class.getName());
  private final Ledger ledger;
  private final ReceiptMaker receipts;
  private final VersionCodecs codecs;
  private Optional<EpochGap> gap = Optional.empty();

  IndexSource(Ledger ledger, ReceiptMaker receipts, VersionCodecs codecs) {
    this.ledger = ledger;
    this.receipts = receipts;
    this.codecs = codecs;
  }

  /** A block in words, with what each epoch that it ended left, and what its state had. */
  record Entry(
      ChainBlock block,
      long timeMillis,
      int specVersion,
      DecodedBlock decoded,
      List<EpochRecord> epochs,
      List<Sample> samples) {
    int rows() {
      int told = decoded.extrinsics().size() + decoded.events().size();
      int kept = EpochPart.all().size() * epochs.size() + samples.size();
      return 1 + told + block.payouts().size() + kept;
    }
  }

  String genesis() {
    return ledger.genesisHash().hex();
  }

  long finalHeight() {
    return ledger.finalized().height();
  }

  Optional<String> hash(long height) {
    return ledger.hashAt(height).map(Object::toString);
  }

  /** What had to be left out so far; empty when there is nothing. */
  Optional<EpochGap> gap() {
    return gap;
  }

  Entry entry(long height) {
    KeptBlock block = ledger.keptAt(height).orElseThrow();
    Optional<Receipt> receipt = height == 0 ? Optional.empty() : receipt(height);
    int version =
        receipt.map(Receipt::specVersion).orElseGet(() -> ledger.runtimes().versions().get(0));
    List<EpochRecord> epochs = receipt.map(Receipt::epochs).orElse(List.of());
    ChainBlock told = ChainBlock.of(block);
    return new Entry(
        told,
        block.block().timeMillis(),
        version,
        new BlockDecoder(
                codecs.executing(ledger, told, receipt),
                ledger.runtimes().version(version).declared())
            .decode(block, receipt.map(Receipt::events).orElse(new byte[0])),
        epochs,
        samples(told, epochs));
  }

  /** Nothing where the state is discarded. */
  private List<Sample> samples(ChainBlock block, List<EpochRecord> epochs) {
    boolean counted = block.number() % Sample.EVERY == 0;
    if (!counted && epochs.isEmpty()) {
      return List.of();
    }
    try {
      return ledger
          .stateAt(block.hash())
          .map(state -> samples(state, epochs, counted))
          .orElse(List.of());
    } catch (LedgerException failed) {
      if (ledger.stateAt(block.hash()).isPresent()) {
        throw failed;
      }
      return List.of(); // it was discarded while it was read
    }
  }

  private List<Sample> samples(StateTrie state, List<EpochRecord> epochs, boolean counted) {
    ChainQueries queries = ledger.runtimes().reading(state).queries();
    List<Sample> samples = new ArrayList<>();
    for (EpochRecord epoch : epochs) {
      samples.add(
          Sample.registrationPrice(
              epoch.netuid(), queries.registrationPrice(state, epoch.netuid())));
    }
    if (counted) {
      samples.add(Sample.issuance(queries.issuance(state)));
    }
    return List.copyOf(samples);
  }

  private Optional<Receipt> receipt(long height) {
    Optional<Receipt> kept = ledger.receipts().at(height);
    if (kept.isPresent()) {
      return kept;
    }
    if (gap.isPresent() && height >= gap.get().from() && !receipts.isNear(height)) {
      // Executing again would begin at genesis and end at the same block as before.
      gap = gap.map(known -> known.upTo(height));
      return kept;
    }
    try {
      return Optional.of(receipts.receipt(height));
    } catch (RuntimeException failed) {
      requireLedger(height, failed);
      gap = gap.map(known -> known.upTo(height)).or(() -> Optional.of(begun(height, failed)));
      return Optional.empty();
    }
  }

  private static EpochGap begun(long height, RuntimeException failed) {
    String reason = String.valueOf(failed.getMessage());
    LOG.log(
        Level.WARNING,
        "blocks from {0} on that have no receipts get no rows of neurons and events: {1}",
        new Object[] {Long.toString(height), reason});
    return new EpochGap(height, height, reason);
  }

  /** A store that fails or closes says nothing about the block: rows are not left out for it. */
  private void requireLedger(long height, RuntimeException failed) {
    if (failed instanceof LedgerException && failed.getCause() != null) {
      throw failed;
    }
    if (ledger.blockAt(height).isEmpty()) {
      throw failed;
    }
  }
}
