package io.myelin.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.client.Calls;
import io.myelin.client.Extrinsics;
import io.myelin.codec.ChainCodec;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.Submission;
import io.myelin.ledger.VerifiedSignatures;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.extrinsic.Era;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.StandardRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The two halves of {@code bench state}, each in a JVM of its own: the first makes the chain, the
 * second opens and measures it and prints a {@link StateReport} as JSON.
 */
final class StateBenchProcess {
  private static final int WARM_UP = 100;
  private static final int EMPTY_BLOCKS = 200;
  private static final int WARM_UP_FULL = 20;
  private static final int FULL_BLOCKS = 15;
  private static final Rao AMOUNT = Rao.of(1_000);

  private final StateBenchChain chain;
  private final Path folder;
  private final List<KeyPair> senders;
  private final Random random = new Random(1);
  private long clock = 1_000;

  StateBenchProcess(Path folder, StateBenchChain chain, List<KeyPair> senders) {
    this.folder = folder;
    this.chain = chain;
    this.senders = senders;
  }

  /** Arguments: {@code make} or {@code measure}, folder, accounts, subnets, uids. */
  public static void main(String[] arguments) throws IOException {
    StateBenchProcess process =
        new StateBenchProcess(
            Path.of(arguments[1]),
            new StateBenchChain(
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4])),
            IntStream.range(0, StateBenchChain.SENDERS)
                .parallel()
                .mapToObj(StateBenchChain::sender)
                .toList());
    if (arguments[0].equals("make")) {
      process.chain.create(process.folder, process.senders);
    } else {
      System.out.println(
          new ObjectMapper().writeValueAsString(process.measure(EMPTY_BLOCKS, FULL_BLOCKS)));
    }
  }

  StateReport measure(int emptyBlocks, int fullBlocks) {
    StandardRuntime runtime = runtime();
    GenesisConfig config = chain.config(senders);
    long before = System.nanoTime();
    Ledger ledger = Ledger.open(folder, config, runtime, StateBenchChain.author());
    long height = ledger.head().height();
    double startSeconds = (System.nanoTime() - before) / 1e9;
    if (height != 0) {
      throw new IllegalStateException("a new chain was expected, its head is " + height);
    }
    try (ledger) {
      empty(ledger, WARM_UP);
      double[] empty = empty(ledger, emptyBlocks);
      double[] verify = new double[WARM_UP_FULL + fullBlocks];
      double[] full = new double[WARM_UP_FULL + fullBlocks];
      for (int round = 0; round < full.length; round++) {
        List<byte[]> transfers = transfers(ledger, runtime, round);
        verify[round] = millis(() -> submit(ledger, transfers));
        full[round] = millis(() -> produceAll(ledger));
      }
      return report(startSeconds, empty, sorted(verify), sorted(full));
    }
  }

  private static double[] sorted(double[] rounds) {
    double[] measured = Arrays.copyOfRange(rounds, WARM_UP_FULL, rounds.length);
    Arrays.sort(measured);
    return measured;
  }

  private StandardRuntime runtime() {
    return new StandardRuntime(StateBenchChain.BLOCK_MILLIS, new VerifiedSignatures());
  }

  private StateReport report(double start, double[] empty, double[] verify, double[] full) {
    System.gc();
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new StateReport(
        chain.accounts(),
        chain.subnets(),
        chain.uids(),
        empty[0],
        empty[empty.length / 2],
        senders.size(),
        full[0],
        full[full.length / 2],
        verify[verify.length / 2],
        start,
        heap / 1e6,
        disk(folder) / 1e6);
  }

  private double[] empty(Ledger ledger, int count) {
    double[] millis = new double[count];
    for (int i = 0; i < count; i++) {
      millis[i] = millis(() -> ledger.produce(clock += StateBenchChain.BLOCK_MILLIS));
    }
    Arrays.sort(millis);
    return millis;
  }

  private List<byte[]> transfers(Ledger ledger, StandardRuntime runtime, long nonce) {
    Extrinsics.Context context =
        new Extrinsics.Context(
            runtime.version().specVersion(),
            runtime.version().transactionVersion(),
            ledger.genesisHash(),
            new Era.Immortal(),
            ledger.genesisHash(),
            nonce,
            0);
    ChainCodec codec = ChainCodec.of(runtime.metadata(14).orElseThrow());
    List<byte[]> calls =
        senders.stream()
            .map(
                each ->
                    Calls.transferKeepAlive(
                            StateBenchChain.account(
                                senders.size() + random.nextInt(chain.accounts() - senders.size())),
                            AMOUNT)
                        .encode(codec))
            .toList();
    return IntStream.range(0, senders.size())
        .parallel()
        .mapToObj(i -> Extrinsics.sign(senders.get(i), calls.get(i), context))
        .toList();
  }

  private static void submit(Ledger ledger, List<byte[]> transfers) {
    for (byte[] transfer : transfers) {
      if (ledger.pool().submit(transfer) instanceof Submission.Refused refused) {
        throw new IllegalStateException("a transfer was refused: " + refused);
      }
    }
  }

  private void produceAll(Ledger ledger) {
    int applied = ledger.produce(clock += StateBenchChain.BLOCK_MILLIS).extrinsics().size() - 1;
    if (applied != senders.size()) {
      throw new IllegalStateException(applied + " of " + senders.size() + " transfers in a block");
    }
  }

  private static double millis(Runnable work) {
    long before = System.nanoTime();
    work.run();
    return (System.nanoTime() - before) / 1e6;
  }

  private static long disk(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
