package io.myelin.node.chain;

import io.myelin.ledger.AuthorKey;
import io.myelin.ledger.Genesis;
import io.myelin.ledger.GenesisFile;
import io.myelin.ledger.History;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.LedgerException;
import io.myelin.ledger.ReceiptMaker;
import io.myelin.ledger.Shortage;
import io.myelin.ledger.order.Orderer;
import io.myelin.ledger.order.OrdererContext;
import io.myelin.ledger.order.SoloOrderer;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.crypto.SignatureCheck;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.ChainQueries;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.version.Runtimes;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Opens the ledger when the application starts and makes blocks until it ends. */
@ApplicationScoped
public class ChainService {
  private static final Logger LOG = Logger.getLogger(ChainService.class.getName());
  private final NodeSettings settings;
  private final AddressBook addressBook;
  private final DiskUse diskUse;
  private final Supplier<Optional<String>> signatures;
  private volatile Optional<Ledger> ledger = Optional.empty();
  private volatile Optional<Orderer> orderer = Optional.empty();
  private volatile Optional<GenesisConfig> genesis = Optional.empty();
  private volatile long blockMillis = 1000;
  private volatile String chainName = "";
  private volatile SubnetNames subnetNames = new SubnetNames(Map.of());
  private volatile String trouble = "The chain is still opening; ask again in a second.";

  public ChainService() {
    this(NodeSettings.load());
  }

  ChainService(NodeSettings settings) {
    this(settings, SignatureCheck::trouble);
  }

  /**
   * A service of a process whose signature code is sound or not.
   *
   * @param signatures says why it is not; empty when it is
   */
  ChainService(NodeSettings settings, Supplier<Optional<String>> signatures) {
    this.signatures = signatures;
    this.settings = settings;
    this.addressBook = new AddressBook(settings.data());
    this.diskUse = new DiskUse(settings.data());
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    try {
      signatures.get().ifPresentOrElse(this::refuse, this::open);
    } catch (LedgerException | IllegalArgumentException refused) {
      refuse(String.valueOf(refused.getMessage()));
    } catch (RuntimeException failed) {
      // Bytes of the store that do not decode end up here.
      LOG.log(Level.SEVERE, "the chain could not be opened", failed);
      refuse(
          "The chain in "
              + settings.data()
              + " could not be opened ("
              + failed
              + "); "
              + Shortage.behind(failed)
                  .map(shortage -> "it is not damaged: " + shortage.remedy() + ".")
                  .orElse("restore a backup or use another --data."));
    }
  }

  private void open() {
    Path folder = settings.data().resolve("chain");
    Genesis loaded = GenesisFile.load(settings.preset(), settings.genesis(), folder);
    loaded.requireOwnKeys(settings.bind());
    blockMillis = loaded.config().blockMillis();
    chainName = loaded.config().chainName();
    genesis = Optional.of(loaded.config());
    subnetNames = SubnetNames.of(loaded.config());
    Ledger opened =
        Ledger.open(
            folder,
            loaded.config(),
            loaded.runtimes(),
            AuthorKey.load(settings.data(), loaded),
            History.parse(settings.history()));
    ledger = Optional.of(opened);
    SoloOrderer solo = new SoloOrderer();
    orderer = Optional.of(solo);
    solo.start(new OrdererContext(Duration.ofMillis(blockMillis), Clock.systemUTC()), opened);
    LOG.log(Level.INFO, "chain open at block {0}", Long.toString(opened.head().height()));
  }

  // The supervisor is told in the one place it looks at. Where nothing can be written, as on a full
  // disk, ending is the only word left: a server without a chain would stay that way.
  private void refuse(String sentence) {
    trouble = sentence;
    LOG.log(Level.SEVERE, "the chain does not start: {0}", sentence);
    settings
        .refusal()
        .ifPresent(
            file -> {
              try {
                Path fresh = file.resolveSibling(file.getFileName() + ".new");
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(fresh, sentence);
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
              } catch (IOException unwritten) {
                LOG.log(
                    Level.SEVERE, "ends: the refusal is not on disk: {0}", unwritten.toString());
                Runtime.getRuntime().halt(1);
              }
            });
  }

  /**
   * The open ledger.
   *
   * @throws ChainUnavailableException with the reason while there is none
   */
  public Ledger ledger() {
    return ledger.orElseThrow(() -> new ChainUnavailableException(trouble));
  }

  /** What the data folder takes; also of a node that has no chain. */
  public DiskUse diskUse() {
    return diskUse;
  }

  public ChainQueries queries() {
    return ledger().runtime().queries();
  }

  /** Makes what blocks of earlier builds lack; its own, for one thread. */
  public ReceiptMaker receiptMaker() {
    return new ReceiptMaker(
        ledger(),
        genesis().author(),
        new Runtimes(blockMillis, (signature, signer, message) -> true));
  }

  /** What block 0 was made from. */
  public GenesisConfig genesis() {
    return genesis.orElseThrow(() -> new ChainUnavailableException(trouble));
  }

  /** The newest block. */
  public ChainBlock head() {
    return block(ledger().head().height()).orElseThrow();
  }

  public StateTrie headState() {
    return ledger().state();
  }

  /** A block by height; empty beyond the head. */
  public Optional<ChainBlock> block(long height) {
    return ledger().keptAt(height).map(ChainBlock::of);
  }

  public Optional<ChainBlock> block(Hash256 hash) {
    return ledger().block(hash).flatMap(block -> block(block.height()));
  }

  /** Called for every new block, in order; must not block. */
  public void listen(Consumer<ChainBlock> listener) {
    ledger().listen(block -> listener.accept(ChainBlock.of(block.kept())));
  }

  /** The name its genesis gives this chain. */
  public String chainName() {
    return chainName;
  }

  public SubnetNames subnetNames() {
    return subnetNames;
  }

  public long blockMillis() {
    return blockMillis;
  }

  public NodeSettings settings() {
    return settings;
  }

  public AddressBook addressBook() {
    return addressBook;
  }

  /** Empty while blocks are made; else why not. */
  public Optional<String> trouble() {
    if (ledger.isEmpty()) {
      return Optional.of(trouble);
    }
    if (ledger.get().failure().isPresent()) {
      return ledger.get().failure();
    }
    return orderer.flatMap(engine -> engine.status().trouble());
  }

  @PreDestroy
  void stop() {
    Optional<Ledger> closing = ledger;
    trouble = "This node is shutting down; ask again when it is back.";
    ledger = Optional.empty();
    orderer.ifPresent(Orderer::close);
    closing.ifPresent(Ledger::close);
  }
}
