package io.myelin.node.decoded;

import io.myelin.codec.ChainCodec;
import io.myelin.codec.EventRecord;
import io.myelin.ledger.Ledger;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.state.StateView;
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
   * By the version that executed a block; where the state before it is not kept any more, by that
   * of the newest.
   */
  public ChainCodec executing(ChainBlock block) {
    return state(block.parentHash())
        .map(before -> of(chain.ledger().runtimes().reading(before)))
        .orElseGet(this::newest);
  }

  /**
   * The events of a block; empty where its state is not kept any more.
   *
   * @throws io.myelin.primitives.scale.ScaleException when they cannot be read
   */
  public Optional<List<EventRecord>> events(ChainBlock block) {
    ChainCodec codec = executing(block);
    byte[] key = codec.storage("System", "Events").key();
    return state(block.hash())
        .map(state -> state.get(key).map(codec.events()::decode).orElse(List.of()));
  }

  private Optional<? extends StateView> state(Hash256 block) {
    Ledger ledger = chain.ledger();
    return ledger.stateAt(block);
  }
}
