package io.myelin.node.chain;

import io.myelin.ledger.GenesisFile;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.LedgerException;
import io.myelin.ledger.order.OrdererContext;
import io.myelin.ledger.order.SoloOrderer;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.runtime.ChainQueries;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.StandardRuntime;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Opens the ledger when the application starts and makes blocks until it ends. */
@ApplicationScoped
public class ChainService {
  private static final Logger LOG = Logger.getLogger(ChainService.class.getName());
  private final NodeSettings settings = NodeSettings.load();
  private final AddressBook addressBook = new AddressBook(settings.data());
  private volatile Optional<Ledger> ledger = Optional.empty();
  private volatile Optional<SoloOrderer> orderer = Optional.empty();
  private volatile String trouble = "The chain is still opening; ask again in a second.";

  void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
    try {
      open();
    } catch (LedgerException | IllegalArgumentException refused) {
      refuse(String.valueOf(refused.getMessage()));
    }
  }

  private void open() {
    GenesisConfig genesis = GenesisFile.preset(settings.preset());
    KeyPair author = GenesisFile.author(genesis);
    Ledger opened =
        Ledger.open(
            settings.data().resolve("chain"), genesis, new StandardRuntime(), () -> author);
    ledger = Optional.of(opened);
    SoloOrderer solo = new SoloOrderer();
    orderer = Optional.of(solo);
    solo.start(new OrdererContext(genesis.blockMillis(), System::currentTimeMillis), opened);
    LOG.log(Level.INFO, "chain open at block {0}", opened.head().number());
  }

  // Starting again would not help, so the supervisor is told in the one place it looks at.
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
                Files.move(fresh, file);
              } catch (IOException unwritten) {
                LOG.log(Level.WARNING, "the refusal is not on disk: {0}", unwritten.toString());
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

  public ChainQueries queries() {
    return ledger().runtime().queries();
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
    if (!ledger.get().health().healthy()) {
      return Optional.of(ledger.get().health().reason());
    }
    return orderer
        .map(SoloOrderer::status)
        .filter(status -> !status.healthy())
        .map(status -> status.reason());
  }

  @PreDestroy
  void stop() {
    orderer.ifPresent(SoloOrderer::close);
    ledger.ifPresent(Ledger::close);
  }
}
