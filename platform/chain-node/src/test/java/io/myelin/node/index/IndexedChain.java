package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.myelin.ledger.GenesisFile;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.Submission;
import io.myelin.ledger.VerifiedSignatures;
import io.myelin.node.rpc.Transfers;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.StandardRuntime;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.SessionFactory;

/** A dev chain with one registered neuron, and what the tables say about it. */
final class IndexedChain implements AutoCloseable {
  private final GenesisConfig genesis = GenesisFile.preset("dev");
  private final Ledger ledger;
  private long nonce;

  IndexedChain(Path dir) {
    ledger =
        Ledger.open(
            dir,
            genesis,
            new StandardRuntime(genesis.blockMillis(), new VerifiedSignatures()),
            Transfers.ALICE);
    nonce = ledger.runtime().queries().nonce(ledger.state(), Transfers.BOB.accountId());
  }

  IndexSource source() {
    return new IndexSource(ledger, genesis);
  }

  /** Executing a discarded state again with it gives another state than the chain has. */
  IndexSource sourceOfAnotherVersion() {
    return new IndexSource(
        ledger,
        new GenesisConfig(
            genesis.chainName(),
            genesis.blockMillis(),
            genesis.author(),
            genesis.sudo(),
            genesis.balances(),
            genesis.allowLoopbackAxons(),
            genesis.defaultSubnetMechanism(),
            new Rao(genesis.stakeThreshold().value() + 1),
            genesis.subnets()));
  }

  /** Registers a hotkey on subnet 1 and stakes to it. */
  void register() {
    byte[] hotkey = Transfers.key("//Bob//neuron").accountId().bytes();
    submit(new ScaleWriter().u8(7).u8(7).u16(1).bytes(hotkey).toByteArray());
    submit(
        new ScaleWriter().u8(7).u8(2).bytes(hotkey).u16(1).u64(5_000_000_000_000L).toByteArray());
  }

  void transfer() {
    byte[] to = Transfers.ALICE.accountId().bytes();
    submit(new ScaleWriter().u8(5).u8(3).u8(0).bytes(to).compact(1_000).toByteArray());
  }

  /** Puts so many bytes into the next block. */
  void remark(int bytes) {
    submit(new ScaleWriter().u8(0).u8(0).lengthPrefixed(new byte[bytes]).toByteArray());
  }

  private void submit(byte[] call) {
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

  /** Every row of every table as text. */
  record Rows(Map<String, List<String>> tables) {
    List<String> of(String table) {
      return tables.getOrDefault(table, List.of());
    }
  }

  static Rows rows(SessionFactory sessions) {
    Map<String, List<String>> all = new TreeMap<>();
    for (String table : List.of("chain", "block", "extrinsic", "payout", "epoch_neuron")) {
      all.put(
          table,
          sessions.fromTransaction(
              session ->
                  session
                      .createNativeQuery("select * from " + table + " order by 1", Object[].class)
                      .getResultList()
                      .stream()
                      .map(Arrays::toString)
                      .toList()));
    }
    return new Rows(all);
  }

  static void catchUp(IndexFollower follower) {
    while (follower.advance()) {}
  }

  @Override
  public void close() {
    ledger.close();
  }
}
