package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.myelin.ledger.Genesis;
import io.myelin.ledger.GenesisFile;
import io.myelin.ledger.History;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.ReceiptMaker;
import io.myelin.ledger.Submission;
import io.myelin.node.decoded.VersionCodecs;
import io.myelin.node.rpc.Transfers;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.StandardRuntime;
import io.myelin.runtime.version.RuntimeSchedule;
import io.myelin.runtime.version.Runtimes;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;

/** A dev chain with one registered neuron, and what the tables say about it. */
final class IndexedChain implements AutoCloseable {
  static final String BOB = Ss58.encode(Transfers.BOB.accountId());
  private final GenesisConfig genesis;
  private final Ledger ledger;
  private long nonce;

  IndexedChain(Path dir) {
    this(dir, GenesisFile.load("dev", Optional.empty(), dir));
  }

  private IndexedChain(Path dir, Genesis begun) {
    this(dir, begun.config(), begun.runtimes());
  }

  IndexedChain(Path dir, GenesisConfig genesis, RuntimeSchedule runtimes) {
    this.genesis = genesis;
    ledger = Ledger.open(dir, genesis, runtimes, Transfers.ALICE, History.RECENT);
    nonce = ledger.runtime().queries().nonce(ledger.state(), Transfers.BOB.accountId());
  }

  /** A chain of 1,550 blocks that a build without receipts wrote, with four paid subnets. */
  static IndexedChain recorded(Path dir) throws IOException, URISyntaxException {
    URI zip = IndexedChain.class.getResource("/chains/426.zip").toURI();
    try (FileSystem files = FileSystems.newFileSystem(Path.of(zip));
        Stream<Path> all = Files.walk(files.getPath("/chain"))) {
      for (Path each : all.toList()) {
        Path target = dir.resolve(files.getPath("/chain").relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
    return new IndexedChain(dir);
  }

  Ledger ledger() {
    return ledger;
  }

  IndexSource source() {
    return source(new Runtimes(genesis.blockMillis(), (signature, signer, bytes) -> true));
  }

  /** Executing a block again by it gives another state than the chain has. */
  IndexSource sourceOfAnotherVersion() {
    return source(
        RuntimeSchedule.only(
            new StandardRuntime(427, genesis.blockMillis(), (signature, signer, bytes) -> true)));
  }

  /** A source whose versions refuse to execute. */
  IndexSource sourceThatExecutesNothing() {
    return source(new NoExecution(ledger.runtimes()));
  }

  private IndexSource source(RuntimeSchedule runtimes) {
    return new IndexSource(
        ledger, new ReceiptMaker(ledger, genesis.author(), runtimes), new VersionCodecs());
  }

  /** Registers a hotkey on subnet 1 and stakes to it. */
  void register() {
    byte[] hotkey = Transfers.key("//Bob//neuron").accountId().bytes();
    submit(new ScaleWriter().u8(7).u8(7).u16(1).bytes(hotkey).toByteArray());
    submit(
        new ScaleWriter().u8(7).u8(2).bytes(hotkey).u16(1).u64(5_000_000_000_000L).toByteArray());
  }

  /** Stakes to a hotkey that nobody has. */
  void fail() {
    byte[] nobody = Transfers.key("//Nobody").accountId().bytes();
    submit(new ScaleWriter().u8(7).u8(2).bytes(nobody).u16(1).u64(1_000_000_000L).toByteArray());
  }

  void transfer() {
    byte[] to = Transfers.ALICE.accountId().bytes();
    submit(new ScaleWriter().u8(5).u8(3).u8(0).bytes(to).compact(1_000).toByteArray());
  }

  /** Puts so many bytes into the next block. */
  void remark(int bytes) {
    submit(new ScaleWriter().u8(0).u8(0).lengthPrefixed(new byte[bytes]).toByteArray());
  }

  void sudo(byte[] call) {
    byte[] signed =
        Transfers.signed(
            Transfers.ALICE,
            new ScaleWriter().u8(12).u8(0).bytes(call).toByteArray(),
            ledger.pool().nextIndex(Transfers.ALICE.accountId()),
            ledger.runtime().version(),
            ledger.genesisHash());
    Submission answer = ledger.pool().submit(signed);
    assertInstanceOf(Submission.Accepted.class, answer, answer.toString());
  }

  void submit(byte[] call) {
    byte[] extrinsic =
        Transfers.signed(
            Transfers.BOB, call, nonce++, ledger.runtime().version(), ledger.genesisHash());
    Submission answer = ledger.pool().submit(extrinsic);
    assertInstanceOf(Submission.Accepted.class, answer, answer.toString());
  }

  void produce(int blocks) {
    for (int i = 0; i < blocks; i++) {
      ledger.produce(1_000 + 250 * ledger.head().height());
    }
  }

  long height() {
    return ledger.head().height();
  }

  /** Every row of every table as text, in an order that no data base chose. */
  record Rows(Map<String, List<String>> tables) {
    List<String> of(String table) {
      return tables.getOrDefault(table, List.of());
    }
  }

  static Rows rows(SessionFactory sessions) {
    Map<String, List<String>> all = new TreeMap<>();
    for (String table :
        List.of("chain", "block", "extrinsic", "payout", "payout_sum", "epoch_record", "event")) {
      all.put(table, rows(sessions, table));
    }
    return new Rows(all);
  }

  /** What only states had: how much that is depends on when the index came by. */
  static List<String> samples(SessionFactory sessions) {
    return rows(sessions, "sample");
  }

  private static List<String> rows(SessionFactory sessions, String table) {
    return sessions.fromTransaction(
        session ->
            session
                .createNativeQuery("select * from " + table, Object[].class)
                .getResultList()
                .stream()
                .map(Arrays::deepToString)
                .sorted()
                .toList());
  }

  static void catchUp(IndexFollower follower) {
    while (follower.advance()) {}
  }

  @Override
  public void close() {
    ledger.close();
  }
}
