package io.myelin.ledger;

import io.myelin.ledger.order.Proposal;
import io.myelin.ledger.receipt.Receipt;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.block.Header;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.state.StateUnavailableException;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.primitives.trie.TrieRoot;
import io.myelin.runtime.BlockInput;
import io.myelin.runtime.BlockResult;
import io.myelin.runtime.BlockResult.Rejected;
import io.myelin.runtime.BrokenExtrinsic;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.version.RuntimeSchedule;
import io.myelin.runtime.version.UnknownRuntimeException;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Executes blocks on a parent, its own and those of others; keeps nothing. */
final class BlockMaker {
  private static final Logger LOG = System.getLogger(BlockMaker.class.getName());

  /** How often room that refused extrinsics leave is given to others. */
  private static final int REFILLS = 3;

  private final RuntimeSchedule runtimes;
  private final KeyPair author;
  private final Path dir;
  private final Consumer<String> onFailure;
  private boolean broken;

  /**
   * A maker of blocks.
   *
   * @param dir where evidence of mistakes is kept
   * @param onFailure told why no block may be made any more
   */
  BlockMaker(RuntimeSchedule runtimes, KeyPair author, Path dir, Consumer<String> onFailure) {
    this.runtimes = runtimes;
    this.author = author;
    this.dir = dir;
    this.onFailure = onFailure;
  }

  /** A sealed block, what its execution said, the state it leaves and the keys it wrote there. */
  record Executed(StoredBlock block, Receipt receipt, StateTrie after, List<byte[]> written) {
    NewBlock told() {
      return new NewBlock(KeptBlock.of(block, receipt), written);
    }

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
    ChainRuntime runtime = runtime(parent, before);
    List<byte[]> inherents = runtime.inherents(timestampMillis);
    List<byte[]> body = body(inherents, pool);
    BlockResult result;
    for (int tries = 0; ; tries++) {
      try {
        result = execute(runtime, parent, before, digest, body);
      } catch (BrokenExtrinsic mistake) {
        if (mistake.index() < inherents.size()) {
          throw failed(mistake, parent, body);
        }
        keepOut(mistake, parent, body);
        pool.reject(body.get(mistake.index()));
        body = body.subList(0, mistake.index()); // the rest waits: it was not tried
        continue;
      }
      if (result.rejected().isEmpty()) {
        break;
      }
      reject(body, result.rejected(), pool);
      body = tries < REFILLS ? body(inherents, pool) : without(body, result.rejected());
    }
    StateTrie after = before.apply(result.changes());
    Receipt receipt = Receipt.of(runtime, result, after);
    Header unsealed =
        new Header(
            parent.hash(),
            parent.height() + 1,
            after.root(),
            TrieRoot.ordered(body),
            HeaderForm.of(runtime.version()).digest(timestampMillis, receipt));
    return executed(Seals.sealed(unsealed, author), body, receipt, after, result);
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
    ChainRuntime runtime = runtime(parent, before);
    List<byte[]> inherents = runtime.inherents(time);
    boolean begins =
        body.size() >= inherents.size()
            && Arrays.deepEquals(body.subList(0, inherents.size()).toArray(), inherents.toArray());
    RefusedBlock.unless(begins, "first extrinsics", "others", "the inherents of its time");
    RefusedBlock.unless(
        body.size() <= inherents.size() + BlockLimits.MOST_EXTRINSICS,
        "number of extrinsics",
        body.size(),
        "at most " + BlockLimits.MOST_EXTRINSICS + " beside the inherents");
    long bytes = BlockLimits.bytes(body.subList(inherents.size(), body.size()));
    RefusedBlock.unless(
        bytes <= BlockLimits.MOST_BYTES,
        "size in bytes",
        bytes,
        "at most " + BlockLimits.MOST_BYTES);
    body.subList(inherents.size(), body.size()).parallelStream()
        .forEach(each -> ahead(runtime, parent, before, each));
    BlockResult result = executeOthers(runtime, parent, before, Seals.executed(header), body);
    RefusedBlock.unless(
        result.rejected().isEmpty(), "extrinsics outside any block", result.rejected(), "none");
    StateTrie after = before.apply(result.changes());
    RefusedBlock.unless(
        after.root().equals(header.stateRoot()), "state root", header.stateRoot(), after.root());
    Receipt receipt = Receipt.of(runtime, result, after);
    requireDigest(header, HeaderForm.of(runtime.version()).digest(time, receipt));
    return executed(header, body, receipt, after, result);
  }

  private static void ahead(ChainRuntime runtime, Head parent, StateTrie before, byte[] extrinsic) {
    try {
      runtime.ahead(before, parent.hash(), extrinsic);
    } catch (RuntimeException | StackOverflowError again) {
      LOG.log(Logger.Level.DEBUG, "executing it will meet the same", again);
    }
  }

  private static void requireDigest(Header header, List<byte[]> expected) throws RefusedBlock {
    List<byte[]> items = Seals.unsealed(header);
    RefusedBlock.unless(
        items.size() == expected.size(), "digest items", items.size(), expected.size());
    for (int i = 0; i < items.size(); i++) {
      RefusedBlock.unless(
          Arrays.equals(items.get(i), expected.get(i)),
          "receipts root",
          Hex.encode(items.get(i)),
          Hex.encode(expected.get(i)));
    }
  }

  private static List<byte[]> body(List<byte[]> inherents, Pool pool) {
    List<byte[]> body = new ArrayList<>(inherents);
    body.addAll(pool.ready());
    return body;
  }

  /** What may be in no block leaves the pool; what came too early waits there behind it. */
  private static void reject(List<byte[]> body, List<Rejected> rejected, Pool pool) {
    rejected.stream().filter(r -> !r.early()).forEach(r -> pool.reject(body.get(r.index())));
  }

  private static List<byte[]> without(List<byte[]> body, List<Rejected> rejected) {
    Set<Integer> out = rejected.stream().map(Rejected::index).collect(Collectors.toSet());
    return IntStream.range(0, body.size())
        .filter(index -> !out.contains(index))
        .mapToObj(body::get)
        .toList();
  }

  private long time(Header header) throws RefusedBlock {
    Optional<Long> time = Seals.sealedTime(header, author.accountId());
    RefusedBlock.unless(
        time.isPresent(), "digest", "another", "a slot and the seal of " + author.accountId());
    return time.orElseThrow();
  }

  /** There is no block by a version that this build lacks, neither ours nor one of others. */
  private ChainRuntime runtime(Head parent, StateTrie before) {
    try {
      return runtimes.after(before);
    } catch (UnknownRuntimeException unknown) {
      onFailure.accept(stopped(parent, unknown));
      throw new LedgerException(stopped(parent, unknown));
    }
  }

  /** Why no block can follow on this one; empty when one can. */
  Optional<String> stop(Head parent, StateTrie before) {
    try {
      runtimes.after(before);
      return Optional.empty();
    } catch (UnknownRuntimeException unknown) {
      return Optional.of(stopped(parent, unknown));
    }
  }

  private static String stopped(Head parent, UnknownRuntimeException unknown) {
    return "block " + (parent.height() + 1) + " is not made: " + unknown.getMessage();
  }

  private BlockResult execute(
      ChainRuntime runtime, Head parent, StateTrie before, List<byte[]> digest, List<byte[]> body) {
    try {
      return runtime.apply(
          before,
          new BlockInput(parent.height() + 1, parent.hash(), author.accountId(), digest, body));
    } catch (BrokenExtrinsic mistake) {
      throw mistake;
    } catch (OutOfMemoryError | StateUnavailableException passing) {
      throw passing; // says nothing of the block: the next try may go better
    } catch (RuntimeException | Error wrong) {
      // Going on without this block would hide a mistake; going on with it would spread it.
      failed(wrong, parent, body);
      throw wrong;
    }
  }

  /** Others included it, so there is no block without it. */
  private BlockResult executeOthers(
      ChainRuntime runtime, Head parent, StateTrie before, List<byte[]> digest, List<byte[]> body) {
    try {
      return execute(runtime, parent, before, digest, body);
    } catch (BrokenExtrinsic mistake) {
      throw failed(mistake, parent, body);
    }
  }

  private <T extends Throwable> T failed(T wrong, Head parent, List<byte[]> body) {
    String what = "block " + (parent.height() + 1) + " was refused and no other is made: " + wrong;
    onFailure.accept(new Evidence(what, wrong, parent, body).keep(dir));
    return wrong;
  }

  /** One file is enough to find the mistake; more could be made to fill the disk. */
  private void keepOut(BrokenExtrinsic mistake, Head parent, List<byte[]> body) {
    Hash256 hash = Hashes.blake2b256(body.get(mistake.index()));
    String what = "extrinsic " + hash + " is kept out of the chain: " + mistake;
    LOG.log(
        Logger.Level.ERROR,
        broken ? what : new Evidence(what, mistake, parent, body).keep(dir),
        mistake);
    broken = true;
  }

  private static Executed executed(
      Header header, List<byte[]> body, Receipt receipt, StateTrie after, BlockResult result) {
    return new Executed(
        new StoredBlock(header, header.hash(), List.copyOf(body)),
        receipt,
        after,
        List.copyOf(result.changes().keySet()));
  }
}
