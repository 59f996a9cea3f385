package io.myelin.node.decoded;

import io.myelin.codec.ChainCodec;
import io.myelin.codec.EventRecord;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.receipt.Receipt;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.runtime.ChainRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How the blocks and states of this chain are read, by the metadata of the version of each. */
@ApplicationScoped
public class ChainCodecs {
  private final Map<Integer, ChainCodec> byVersion = new ConcurrentHashMap<>();

  @Inject private ChainService chain;

  /** By the metadata of a version. */
  public ChainCodec of(ChainRuntime runtime) {
    return byVersion.computeIfAbsent(
        runtime.version().specVersion(),
        version -> ChainCodec.of(runtime.metadata(15).orElseThrow()));
  }

  /** By the version that will execute the next block. */
  public ChainCodec newest() {
    return of(chain.ledger().runtimes().reading(chain.headState()));
  }

  /**
   * By the version that executed a block, as its receipt says; of a block without one, by that of
   * the state before it, or of the newest where that is not kept any more.
   */
  public ChainCodec executing(ChainBlock block) {
    return executing(chain.ledger(), block);
  }

  ChainCodec executing(Ledger ledger, ChainBlock block) {
    return ledger
        .receipts()
        .at(block.number())
        .map(Receipt::specVersion)
        .filter(ledger.runtimes().versions()::contains)
        .map(version -> of(ledger.runtimes().version(version)))
        .or(
            () ->
                ledger
                    .stateAt(block.parentHash())
                    .map(before -> of(ledger.runtimes().reading(before))))
        .orElseGet(this::newest);
  }

  /**
   * The events of a block, from its receipt; empty where a block of an earlier build has none and
   * its state is not kept any more.
   *
   * @throws io.myelin.primitives.scale.ScaleException when they cannot be read
   */
  public Optional<List<EventRecord>> events(ChainBlock block) {
    return events(chain.ledger(), block);
  }

  Optional<List<EventRecord>> events(Ledger ledger, ChainBlock block) {
    ChainCodec codec = executing(ledger, block);
    return ledger
        .receipts()
        .at(block.number())
        .map(receipt -> codec.events().decode(receipt.events()))
        .or(
            () ->
                ledger
                    .stateAt(block.hash())
                    .map(
                        state ->
                            state
                                .get(codec.storage("System", "Events").key())
                                .map(codec.events()::decode)
                                .orElse(List.of())));
  }
}
