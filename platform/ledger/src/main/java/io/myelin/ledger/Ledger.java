package io.myelin.ledger;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.block.Header;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.primitives.trie.TrieRoot;
import io.myelin.runtime.BlockInput;
import io.myelin.runtime.BlockResult;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.GenesisConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A chain on disk: makes blocks, executes them, keeps them, and answers for any recent height.
 * Blocks are made by one thread at a time; reads are safe from any thread.
 */
public final class Ledger implements AutoCloseable {
  /** States of this many heights stay readable. */
  public static final int HISTORY = 1200;

  private static final int MOST_EXTRINSICS = 1000;
  private static final long LEAST_DISK = 256L << 20;
  private final ChainRuntime runtime;
  private final Store store;
  private final KeyPair author;
  private final Path dir;
  private final Hash256 genesisHash;
  private final StateHistory states;
  private final Pool pool;
  private final List<Consumer<StoredBlock>> listeners = new CopyOnWriteArrayList<>();
  private volatile Head head;
  private volatile Optional<String> failure = Optional.empty();

  private Ledger(
      Path dir,
      Store store,
      ChainRuntime runtime,
      KeyPair author,
      Hash256 genesisHash,
      Head head,
      StateHistory states) {
    this.dir = dir;
    this.store = store;
    this.runtime = runtime;
    this.author = author;
    this.genesisHash = genesisHash;
    this.head = head;
    this.states = states;
    this.pool =
        new Pool(
            bytes -> {
              Head now = this.head;
              return runtime.validate(states.at(now.height()).orElseThrow(), now.hash(), bytes);
            },
            this::nonce);
  }

  /**
   * Opens the chain in a folder, or makes it from its genesis.
   *
   * @throws LedgerException when the folder holds another chain, is damaged, in use or full
   */
  public static Ledger open(Path dir, GenesisConfig genesis, ChainRuntime runtime, KeyPair author) {
    requireSpace(dir);
    if (!author.accountId().equals(genesis.author())) {
      throw new LedgerException(
          "the author key does not fit the genesis: key of "
              + author.accountId()
              + ", genesis names "
              + genesis.author());
    }
    StateTrie state = Genesis.state(genesis, runtime);
    StoredBlock first = Genesis.block(state);
    Store store = new Store(dir.resolve("store"));
    try {
      Optional<Hash256> known = store.genesis();
      if (known.isEmpty()) {
        store.writeGenesis(first, state);
      } else if (!known.get().equals(first.hash())) {
        throw new LedgerException(
            "the data folder "
                + dir
                + " belongs to another chain: its genesis is "
                + known.get()
                + ", this one's is "
                + first.hash()
                + "; choose another --data or remove it");
      }
      long height = store.head().orElseThrow();
      StoredBlock top =
          store
              .block(height)
              .orElseThrow(() -> new LedgerException("block " + height + " is missing in " + dir));
      StateHistory states = StateHistory.load(store, height, top.header().stateRoot());
      GenesisNote.write(dir, first.hash());
      return new Ledger(
          dir,
          store,
          runtime,
          author,
          first.hash(),
          new Head(height, top.hash(), top.header()),
          states);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /**
   * Makes the next block from the pool, executes it and keeps it.
   *
   * @param clockMillis the clock's; moved forward when it is not later than the parent's
   */
  public synchronized StoredBlock produce(long clockMillis) {
    if (failure.isPresent()) {
      throw new LedgerException("the ledger has stopped: " + failure.get());
    }
    Head parent = head;
    StateTrie before = states.at(parent.height()).orElseThrow();
    long timestampMillis = Math.max(clockMillis, Seals.time(before) + 1);
    List<byte[]> digest = List.of(Seals.slot(timestampMillis));
    List<byte[]> inherents = runtime.inherents(timestampMillis);
    List<byte[]> body = new ArrayList<>(inherents);
    body.addAll(pool.ready(MOST_EXTRINSICS));
    BlockResult result = execute(before, parent, digest, body);
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
      result = execute(before, parent, digest, body);
    }
    return keep(parent, before, digest, body, result);
  }

  private BlockResult execute(
      StateTrie before, Head parent, List<byte[]> digest, List<byte[]> body) {
    try {
      return runtime.apply(
          before,
          new BlockInput(parent.height() + 1, parent.hash(), author.accountId(), digest, body));
    } catch (RuntimeException | Error wrong) {
      // Going on without this block would hide a mistake; going on with it would spread it.
      failure = Optional.of(new Evidence(wrong, parent, body).keep(dir));
      throw wrong;
    }
  }

  private StoredBlock keep(
      Head parent, StateTrie before, List<byte[]> digest, List<byte[]> body, BlockResult result) {
    StateTrie after = before.apply(result.changes());
    Header unsealed =
        new Header(
            parent.hash(), parent.height() + 1, after.root(), TrieRoot.ordered(body), digest);
    Header header = Seals.sealed(unsealed, author);
    List<Optional<String>> failures =
        result.outcomes().stream().map(o -> o.failure().map(Object::toString)).toList();
    StoredBlock block =
        new StoredBlock(header, header.hash(), List.copyOf(body), failures, result.payouts());
    byte[] vote = Seals.vote(genesisHash, block, author);
    store.write(
        block,
        result.changes(),
        UndoRecord.of(before, result.changes()),
        vote,
        block.height() - HISTORY);
    states.push(block.height(), after);
    head = new Head(block.height(), block.hash(), header);
    pool.blockImported(block.height(), body);
    listeners.forEach(listener -> listener.accept(block));
    return block;
  }

  public ChainRuntime runtime() {
    return runtime;
  }

  public Hash256 genesisHash() {
    return genesisHash;
  }

  public Head head() {
    return head;
  }

  /** With a single authority every kept block is final: its vote is in the same batch. */
  public Head finalized() {
    return head;
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
    return states.at(head.height()).orElseThrow();
  }

  public Pool pool() {
    return pool;
  }

  /** Called after a block is durable and final, on the block maker's thread. */
  public void listen(Consumer<StoredBlock> onBlock) {
    listeners.add(onBlock);
  }

  public void listenPool(Consumer<Pool.Event> onEvent) {
    pool.listen(onEvent);
  }

  /** Why the ledger stopped; empty while it runs. */
  public Optional<String> failure() {
    return failure;
  }

  private long nonce(AccountId account) {
    return runtime.queries().nonce(state(), account);
  }

  private static void requireSpace(Path dir) {
    try {
      Files.createDirectories(dir);
      long free = Files.getFileStore(dir).getUsableSpace();
      if (free < LEAST_DISK) {
        throw new LedgerException(
            "too little disk at "
                + dir
                + ": "
                + (free >> 20)
                + " MB free, "
                + (LEAST_DISK >> 20)
                + " MB needed");
      }
    } catch (IOException e) {
      throw new LedgerException("the data folder " + dir + " cannot be used: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    store.close();
  }
}
