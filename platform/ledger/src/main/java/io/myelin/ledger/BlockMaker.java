package io.myelin.ledger;

import io.myelin.ledger.order.Proposal;
import io.myelin.primitives.block.Header;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.primitives.trie.TrieRoot;
import io.myelin.runtime.BlockInput;
import io.myelin.runtime.BlockResult;
import io.myelin.runtime.ChainRuntime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Executes blocks on a parent, its own and those of others; keeps nothing. */
final class BlockMaker {
  private static final int MOST_EXTRINSICS = 1000;
  private final ChainRuntime runtime;
  private final KeyPair author;
  private final Consumer<Evidence> onFailure;

  BlockMaker(ChainRuntime runtime, KeyPair author, Consumer<Evidence> onFailure) {
    this.runtime = runtime;
    this.author = author;
    this.onFailure = onFailure;
  }

  /** A sealed block, what it changed, and the state it leaves. */
  record Executed(StoredBlock block, BlockResult result, StateTrie before, StateTrie after) {
    boolean parentIs(Head head) {
      return block.header().parentHash().equals(head.hash());
    }

    Proposal proposal() {
      return new Proposal(block.header(), block.extrinsics());
    }
  }

  /** The next block from the pool; what may not be in a block leaves the pool. */
  Executed make(Head parent, StateTrie before, Pool pool, long clockMillis) {
    long timestampMillis = Math.max(clockMillis, Seals.time(before) + 1);
    List<byte[]> digest = List.of(Seals.slot(timestampMillis));
    List<byte[]> body = new ArrayList<>(runtime.inherents(timestampMillis));
    body.addAll(pool.ready(MOST_EXTRINSICS));
    BlockResult result = execute(parent, before, digest, body);
    while (!result.rejected().isEmpty()) {
      List<byte[]> kept = new ArrayList<>();
      for (int i = 0; i < body.size(); i++) {
        if (result.rejected().contains(i)) {
          pool.reject(body.get(i));
        } else {
          kept.add(body.get(i));
        }
      }
      body = kept;
      result = execute(parent, before, digest, body);
    }
    StateTrie after = before.apply(result.changes());
    Header unsealed =
        new Header(
            parent.hash(), parent.height() + 1, after.root(), TrieRoot.ordered(body), digest);
    return executed(Seals.sealed(unsealed, author), body, result, before, after);
  }

  /**
   * Executes what another member made.
   *
   * @throws RefusedBlock when a rule of blocks is broken, or the state root is another than ours
   */
  Executed follow(Head parent, StateTrie before, Proposal proposal) throws RefusedBlock {
    Header header = proposal.header();
    List<byte[]> body = proposal.extrinsics();
    RefusedBlock.unless(
        header.parentHash().equals(parent.hash()), "parent", header.parentHash(), parent.hash());
    RefusedBlock.unless(
        header.number() == parent.height() + 1, "height", header.number(), parent.height() + 1);
    RefusedBlock.unless(
        header.extrinsicsRoot().equals(TrieRoot.ordered(body)),
        "extrinsics root",
        header.extrinsicsRoot(),
        TrieRoot.ordered(body));
    long time = time(header);
    RefusedBlock.unless(
        time > Seals.time(before), "time", time, "one later than " + Seals.time(before));
    List<byte[]> inherents = runtime.inherents(time);
    boolean begins =
        body.size() >= inherents.size()
            && Arrays.deepEquals(body.subList(0, inherents.size()).toArray(), inherents.toArray());
    RefusedBlock.unless(begins, "first extrinsics", "others", "the inherents of its time");
    BlockResult result = execute(parent, before, header.digestLogs().subList(0, 1), body);
    RefusedBlock.unless(
        result.rejected().isEmpty(), "extrinsics outside any block", result.rejected(), "none");
    StateTrie after = before.apply(result.changes());
    RefusedBlock.unless(
        after.root().equals(header.stateRoot()), "state root", header.stateRoot(), after.root());
    return executed(header, body, result, before, after);
  }

  private long time(Header header) throws RefusedBlock {
    Optional<Long> time = Seals.sealedTime(header, author.accountId());
    RefusedBlock.unless(
        time.isPresent(), "digest", "another", "a slot and the seal of " + author.accountId());
    return time.orElseThrow();
  }

  private BlockResult execute(
      Head parent, StateTrie before, List<byte[]> digest, List<byte[]> body) {
    try {
      return runtime.apply(
          before,
          new BlockInput(parent.height() + 1, parent.hash(), author.accountId(), digest, body));
    } catch (RuntimeException | Error wrong) {
      // Going on without this block would hide a mistake; going on with it would spread it.
      onFailure.accept(new Evidence(wrong, parent, body));
      throw wrong;
    }
  }

  private static Executed executed(
      Header header, List<byte[]> body, BlockResult result, StateTrie before, StateTrie after) {
    List<Optional<String>> failures =
        result.outcomes().stream().map(o -> o.failure().map(Object::toString)).toList();
    StoredBlock block =
        new StoredBlock(header, header.hash(), List.copyOf(body), failures, result.payouts());
    return new Executed(block, result, before, after);
  }
}
