package io.myelin.node.decoded;

import io.myelin.codec.ChainCodec;
import io.myelin.codec.EventRecord;
import io.myelin.ledger.Ledger;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.runtime.ChainRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** How the blocks and states of this chain are read, by the metadata of the version of each. */
@ApplicationScoped
public class ChainCodecs {
  private final VersionCodecs versions = new VersionCodecs();

  @Inject private ChainService chain;

  /** By the metadata of a version. */
  public ChainCodec of(ChainRuntime runtime) {
    return versions.of(runtime);
  }

  /** For who reads blocks of a ledger that is at hand. */
  public VersionCodecs versions() {
    return versions;
  }

  /** By the version that will execute the next block. */
  public ChainCodec newest() {
    return of(chain.ledger().runtimes().reading(chain.headState()));
  }

  /** By the version that executed a block. */
  public BlockCodec executing(ChainBlock block) {
    return versions.executing(chain.ledger(), block);
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
    ChainCodec codec = versions.executing(ledger, block).own();
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
