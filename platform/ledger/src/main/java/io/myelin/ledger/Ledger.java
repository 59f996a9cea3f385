package io.myelin.ledger;

import io.myelin.ledger.BlockMaker.Executed;
import io.myelin.ledger.Database.Batch;
import io.myelin.ledger.StateStore.Keeping;
import io.myelin.ledger.order.Applied;
import io.myelin.ledger.order.ChainApplication;
import io.myelin.ledger.order.Ordered;
import io.myelin.ledger.order.Position;
import io.myelin.ledger.order.Proposal;
import io.myelin.ledger.order.ProposalRequest;
import io.myelin.ledger.order.SnapshotRef;
import io.myelin.ledger.order.Verdict;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.InvariantViolation;
import io.myelin.runtime.version.RuntimeSchedule;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A chain on disk: makes blocks, executes them, keeps them, and answers for any recent height.
 * Blocks are made by one thread at a time; reads are safe from any thread.
 */
public final class Ledger implements ChainApplication, AutoCloseable {
  private final RuntimeSchedule runtimes;
  private final Database database;
  private final Store store;
  private final Receipts receipts;
  private final KeyPair author;
  private final Hash256 genesisHash;
  private final StateStore states;
  private final Pool pool;
  private final BlockListeners listeners = new BlockListeners();
  private final BlockMaker maker;
  private Optional<Executed> executed = Optional.empty();
  private volatile Newest newest;
  private volatile Position position;
  private volatile Optional<String> failure = Optional.empty();

  private Ledger(
      Path dir,
      Database database,
      RuntimeSchedule runtimes,
      KeyPair author,
      Hash256 genesisHash,
      Head head,
      StateStore states) {
    this.database = database;
    this.store = new Store(database);
    this.receipts = new Receipts(database, store);
    this.runtimes = runtimes;
    this.author = author;
    this.genesisHash = genesisHash;
    this.position = store.position();
    this.states = states;
    this.newest = new Newest(head, states.at(head.height()).orElseThrow());
    this.maker = new BlockMaker(runtimes, author, dir, why -> failure = Optional.of(why));
    this.failure = maker.stop(head, newest.state());
    this.pool =
        new Pool(
            bytes -> {
              Newest now = this.newest;
              return runtimes.reading(now.state()).validate(now.state(), now.head().hash(), bytes);
            },
            who -> PoolAccount.of(runtime(), state(), who));
  }

  /** Opens a chain that knows one version and keeps the usual number of states. */
  public static Ledger open(Path dir, GenesisConfig genesis, ChainRuntime runtime, KeyPair author) {
    return open(dir, genesis, RuntimeSchedule.only(runtime), author, History.RECENT);
  }

  /**
   * Opens the chain in a folder, or makes it from its genesis.
   *
   * @throws LedgerException when the folder holds another chain, is damaged, in use or full
   */
  public static Ledger open(
      Path dir, GenesisConfig genesis, RuntimeSchedule runtimes, KeyPair author, History history) {
    DataFolder.prepare(dir);
    Opening.requireAuthor(genesis, author.accountId());
    Database database = new Database(dir.resolve("store"));
    try {
      Opening opening = new Opening(dir, database, history);
      Hash256 genesisHash = opening.genesis(genesis, runtimes);
      Head head = opening.head();
      StateStore states = opening.states(head, () -> Genesis.state(genesis, runtimes, genesisHash));
      int version = runtimes.after(states.at(0).orElseThrow()).version().specVersion();
      GenesisNote.write(dir, genesisHash, genesis, version);
      return new Ledger(dir, database, runtimes, author, genesisHash, head, states);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Makes the next block from the pool and keeps it, as an engine of one does.
   *
   * @param clockMillis the clock's; moved forward when it is not later than the parent's
   */
  public synchronized StoredBlock produce(long clockMillis) {
    Proposal proposal = propose(new ProposalRequest(clockMillis)).orElseThrow();
    Applied applied = apply(new Ordered(position.next(), proposal));
    return store.block(((Applied.Kept) applied).height()).orElseThrow();
  }

  @Override
  public Position position() {
    return position;
  }

  @Override
  public synchronized Optional<Proposal> propose(ProposalRequest request) {
    requireRunning();
    Executed made = maker.make(head(), state(), pool, request.clockMillis());
    executed = Optional.of(made);
    return Optional.of(made.proposal());
  }

  @Override
  public synchronized Verdict check(Proposal proposal) {
    requireRunning();
    try {
      executed = Optional.of(executed(proposal));
      return new Verdict(Optional.empty());
    } catch (RefusedBlock refused) {
      return new Verdict(Optional.of(refused.reason()));
    }
  }

  @Override
  public synchronized Applied apply(Ordered ordered) {
    requireRunning();
    if (ordered.position().compareTo(position) <= 0) {
      return new Applied.Skipped(
          "position " + ordered.position().index() + " is applied, up to " + position.index());
    }
    try {
      StoredBlock block = keep(executed(ordered.proposal()), ordered.position());
      return new Applied.Kept(block.height(), block.hash());
    } catch (RefusedBlock refused) {
      return new Applied.Skipped(refused.reason());
    }
  }

  /** A block that was proposed or checked here on this head is not executed a second time. */
  private Executed executed(Proposal proposal) throws RefusedBlock {
    Hash256 hash = proposal.header().hash();
    Optional<Executed> known =
        executed.filter(e -> e.block().hash().equals(hash) && e.parentIs(head()));
    return known.isPresent() ? known.get() : maker.follow(head(), state(), proposal);
  }

  private StoredBlock keep(Executed executed, Position at) {
    StoredBlock block = executed.block();
    Keeping keeping;
    try (Batch batch = database.batch()) {
      keeping = states.keep(batch, block.height(), executed.after());
      Receipts.put(batch, block.height(), executed.receipt());
      Store.put(batch, block, Seals.vote(genesisHash, block, author), at);
      Newest next =
          new Newest(new Head(block.height(), block.hash(), block.header()), keeping.state());
      batch.write();
      // Durable: from here to the end nothing may fail, or the same height would be made again.
      states.kept(keeping);
      newest = next;
      position = at;
    }
    states.remember(keeping);
    pool.blockImported(block.height(), block.extrinsics());
    listeners.tell(executed.told());
    return block;
  }

  private void requireRunning() {
    if (failure.isPresent()) {
      throw new LedgerException("the ledger has stopped: " + failure.get());
    }
  }

  @Override
  public SnapshotRef snapshot() {
    throw new UnsupportedOperationException("Making snapshots is not supported yet.");
  }

  @Override
  public void restore(SnapshotRef snapshot, InputStream in) {
    throw new UnsupportedOperationException("Starting from a snapshot is not supported yet.");
  }

  /** The version that executes the next block. */
  public ChainRuntime runtime() {
    return runtimes.reading(state());
  }

  /** All versions of this build, and which of them a state is read by. */
  public RuntimeSchedule runtimes() {
    return runtimes;
  }

  public Hash256 genesisHash() {
    return genesisHash;
  }

  public Head head() {
    return newest.head();
  }

  /** With a single authority every kept block is final: its vote is in the same batch. */
  public Head finalized() {
    return head();
  }

  public Optional<Hash256> hashAt(long height) {
    return store.block(height).map(StoredBlock::hash);
  }

  public Optional<StoredBlock> block(Hash256 hash) {
    return store.height(hash).flatMap(store::block);
  }

  public Optional<StoredBlock> blockAt(long height) {
    return store.block(height);
  }

  /** The state a block left; empty when the block is unknown or its state is discarded. */
  public Optional<StateTrie> stateAt(Hash256 hash) {
    return store.height(hash).flatMap(states::at);
  }

  public StateTrie state() {
    return newest.state();
  }

  /**
   * Reads every entry of the newest state and counts it in full, which costs what it holds. A chain
   * whose state breaks a rule makes no more blocks.
   *
   * @return the height of that state
   * @throws LedgerException when it breaks a rule, or cannot be read
   */
  public long verify() {
    long height = head().height();
    StateTrie now =
        states
            .uncached(height)
            .orElseThrow(() -> new LedgerException("the state of block " + height + " is gone"));
    try {
      now.scan(new byte[0]).forEachRemaining(entry -> {});
      runtimes.reading(now).verify(now);
      return height;
    } catch (InvariantViolation broken) {
      String what = "the state of the chain was counted in full: " + broken.getMessage();
      failure = Optional.of(what);
      throw new LedgerException(what, broken);
    }
  }

  public Pool pool() {
    return pool;
  }

  /** A block with what its execution said; empty beyond the head. */
  public Optional<KeptBlock> keptAt(long height) {
    return store.block(height).map(receipts::kept);
  }

  /** What the execution of blocks said. */
  public Receipts receipts() {
    return receipts;
  }

  /** Called after a block is durable and final, on the block maker's thread. */
  public void listen(Consumer<NewBlock> onBlock) {
    listeners.add(onBlock);
  }

  public void listenPool(Consumer<PoolEvent> onEvent) {
    pool.listen(onEvent);
  }

  /** Why the ledger stopped; empty while it runs. */
  public Optional<String> failure() {
    return failure;
  }

  @Override
  public synchronized void close() {
    database.close();
  }
}
