package io.myelin.node.desk;

import io.myelin.api.AsOf;
import io.myelin.api.serving.Problems;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.ChainQueries;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Blocks and the states after them, as a request names them. */
@Dependent
public class States {
  private final ChainService chain;

  @Inject
  public States(ChainService chain) {
    this.chain = chain;
  }

  /** A block with the state that it left. */
  public record At(ChainBlock block, StateTrie state) {
    public AsOf asOf() {
      return Views.asOf(block);
    }
  }

  public ChainQueries queries() {
    return chain.queries();
  }

  /** The state after a block; of the newest where none is named. */
  public At at(String id) {
    ChainBlock block = block(id.isEmpty() ? "head" : id);
    return state(block)
        .map(state -> new At(block, state))
        .orElseThrow(
            () ->
                Problems.gone(
                    "The state after block "
                        + block.number()
                        + " is discarded; ask for a newer block (MYELIN_HISTORY says how many are"
                        + " kept), or the first page again."));
  }

  /** Empty where it is discarded. */
  Optional<StateTrie> state(ChainBlock block) {
    return chain.ledger().stateAt(block.hash());
  }

  /** A block by number, by hash, or the word head. */
  public ChainBlock block(String id) {
    return known(id)
        .orElseThrow(
            () -> Problems.notFound("No block '" + Problems.echo(id) + "' is known here."));
  }

  private Optional<ChainBlock> known(String id) {
    if (id.equals("head")) {
      return Optional.of(chain.head());
    }
    if (id.matches("[0-9]{1,18}")) {
      return chain.block(Long.parseLong(id));
    }
    if (id.matches("0x[0-9a-fA-F]{64}")) {
      return chain.block(Hash256.fromHex(id));
    }
    throw Problems.badRequest(
        "'" + Problems.echo(id) + "' is not a block; needed: a number, a 0x hash or 'head'.");
  }
}
