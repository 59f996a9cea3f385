package io.myelin.node.decoded;

import io.myelin.codec.ChainCodec;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.receipt.Receipt;
import io.myelin.node.chain.ChainBlock;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.version.RuntimeSchedule;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The metadata of each version, taken apart once, and the one rule that says which of them a block
 * is read by; the index and all that answers questions ask here.
 */
public final class VersionCodecs {
  private final Map<Integer, ChainCodec> byVersion = new ConcurrentHashMap<>();

  ChainCodec of(ChainRuntime runtime) {
    return byVersion.computeIfAbsent(
        runtime.version().specVersion(),
        version -> ChainCodec.of(runtime.metadata(15).orElseThrow()));
  }

  /**
   * By the version that executed a block, as its receipt says. A block without one is genesis or of
   * an early build: by the version that its parent's state names, or the oldest where that state is
   * not kept any more.
   */
  public BlockCodec executing(Ledger ledger, ChainBlock block) {
    return executing(ledger, block, ledger.receipts().at(block.number()));
  }

  /** The same where the receipt is at hand. */
  public BlockCodec executing(Ledger ledger, ChainBlock block, Optional<Receipt> receipt) {
    RuntimeSchedule runtimes = ledger.runtimes();
    int version =
        receipt
            .map(Receipt::specVersion)
            .filter(runtimes.versions()::contains)
            .or(
                () ->
                    ledger
                        .stateAt(block.parentHash())
                        .map(before -> runtimes.reading(before).version().specVersion()))
            .orElseGet(() -> runtimes.versions().get(0));
    return new BlockCodec(
        of(runtimes.version(version)),
        runtimes.versions().stream().filter(each -> each > version).toList(),
        later -> of(runtimes.version(later)));
  }
}
