package io.myelin.cli.bench.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.cli.bench.BenchFolder;
import io.myelin.cli.bench.BenchNode;
import io.myelin.cli.bench.OwnJvm;
import io.myelin.cli.bench.ThrowAwayFolder;
import io.myelin.cli.bench.viewers.ViewersBench;
import io.myelin.cli.bench.viewers.ViewersReport;
import io.myelin.client.ClientException;
import io.myelin.primitives.Ss58;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A node of its own with a long history, asked as the console's pages ask. */
public final class ConsoleBench {
  private static final String NAME = "bench console";
  private static final String HEAP = "-Xmx2g";
  private static final Duration MOST_INDEXING = Duration.ofHours(2);
  private static final int PAGES = 20;
  private static final long EXPORTED = 100_000;
  private static final List<String> FIRST_PAGE =
      List.of(
          "supply",
          "blocks?limit=10",
          "payouts?limit=10",
          "subnets",
          "status",
          "attention",
          "neurons/movers?limit=8");

  private static final int VIEWERS = 50;
  private static final int WATCHED_SECONDS = 40;

  private final int extrinsics;
  private final int subnets;
  private final int uids;
  private final Consumer<String> progress;

  /**
   * A bench.
   *
   * @throws IllegalArgumentException when it cannot be made
   */
  public ConsoleBench(int extrinsics, int subnets, int uids, Consumer<String> progress) {
    if (extrinsics < 1_000
        || extrinsics > 5_000_000
        || subnets < 1
        || subnets > 128
        || uids < 8
        || uids > 256) {
      throw new IllegalArgumentException(
          "history refused: "
              + extrinsics
              + " extrinsics, "
              + subnets
              + " subnets, "
              + uids
              + " uids; needed: 1000 to 5000000 extrinsics, 1 to 128 subnets, 8 to 256 uids");
    }
    this.extrinsics = extrinsics;
    this.subnets = subnets;
    this.uids = uids;
    this.progress = progress;
  }

  /** What is done with the figures, beside the node that they are of. */
  @FunctionalInterface
  public interface Measured {
    void measured(ConsoleReport report, BenchNode node) throws InterruptedException;
  }

  /**
   * Measures, and hands the figures out while the node still runs.
   *
   * @param then what is done beside that node; it ends afterwards and its folder goes
   */
  public void run(Measured then) throws IOException, InterruptedException {
    try (ThrowAwayFolder throwAway = new ThrowAwayFolder()) {
      BenchFolder folder = new BenchFolder(throwAway.path());
      LoadedChain chain = new LoadedChain(folder, extrinsics, subnets, uids);
      progress.accept("making " + chain.blocks() + " blocks");
      double making =
          Double.parseDouble(
              new OwnJvm(ConsoleBenchProcess.class, HEAP)
                  .run(
                      NAME,
                      List.of(
                          "make",
                          folder.path().toString(),
                          Integer.toString(extrinsics),
                          Integer.toString(subnets),
                          Integer.toString(uids)))
                  .strip());
      progress.accept("starting a node, which indexes them");
      double indexing = indexed(folder, chain.blocks());
      long chainBytes = bytes(folder.chain());
      long indexBytes = bytes(folder.data().resolve("index"));
      progress.accept("starting it again and asking");
      BenchNode node = BenchNode.start(NAME, folder);
      try {
        PageRequests pages = new PageRequests(node.address(), node.token());
        awaitIndex(pages, chain.blocks());
        double first = pages.together(FIRST_PAGE);
        double min = first;
        for (int i = 0; i < PAGES; i++) {
          min = Math.min(min, pages.together(FIRST_PAGE));
        }
        List<ConsoleReport.Answer> answers = new ArrayList<>();
        for (String path : paths(pages)) {
          answers.add(pages.timed(path));
        }
        progress.accept("reading " + EXPORTED + " rows as CSV");
        ConsoleReport.Export export = pages.export("extrinsics", EXPORTED);
        progress.accept(VIEWERS + " viewers watch for " + WATCHED_SECONDS + " s");
        ViewersReport viewers =
            new ViewersBench(node.address(), node.token(), VIEWERS, WATCHED_SECONDS).run();
        then.measured(
            new ConsoleReport(
                chain.blocks(),
                extrinsics,
                subnets,
                uids,
                making,
                indexing,
                chainBytes,
                indexBytes,
                new ConsoleReport.FirstPage(first, min),
                answers,
                export,
                viewers),
            node);
      } finally {
        node.stop();
      }
    }
  }

  /** Seconds until the node's index has the blocks that were made. */
  private static double indexed(BenchFolder folder, int blocks)
      throws IOException, InterruptedException {
    BenchNode node = BenchNode.start(NAME, folder);
    try {
      PageRequests pages = new PageRequests(node.address(), node.token());
      long begun = node.started();
      awaitIndex(pages, blocks);
      return (System.currentTimeMillis() - begun) / 1e3;
    } finally {
      node.stop();
    }
  }

  private static void awaitIndex(PageRequests pages, int blocks)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    while (!following(pages.get("index"))) {
      if (System.nanoTime() - begun > MOST_INDEXING.toNanos()) {
        throw new ClientException(
            NAME + " stopped: block " + blocks + " is not indexed after " + MOST_INDEXING);
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }

  private static boolean following(String index) throws IOException {
    return new ObjectMapper().readTree(index).path("state").asText().equals("following");
  }

  private static List<String> paths(PageRequests pages) throws IOException, InterruptedException {
    String signer = Ss58.encode(LoadedChain.sender(7));
    long epoch = first(pages.get("subnets/1/epochs?sort=block&limit=1")).path("block").asLong();
    String deep = next(pages.get("blocks?limit=100"));
    List<String> paths = new ArrayList<>(FIRST_PAGE);
    paths.addAll(
        List.of(
            "blocks",
            "blocks?cursor=" + deep,
            "blocks?hasFailures=true",
            "blocks/100",
            "blocks/100/extrinsics",
            "blocks/100/events",
            "extrinsics",
            "extrinsics?sort=block",
            "extrinsics?signer=" + signer,
            "extrinsics?pallet=Balances",
            "extrinsics?pallet=Timestamp",
            "extrinsics?success=false",
            "extrinsics?signer=" + signer + "&success=false",
            "extrinsics?signer=" + signer + "&pallet=Timestamp",
            "extrinsics?signer=" + signer + "&call=transfer_keep_alive",
            "events",
            "events?pallet=Balances&event=Transfer",
            "events?pallet=SubtensorModule",
            "payouts?netuid=1",
            "payouts/totals",
            "payouts/totals?from=100&to=" + epoch,
            "accounts/" + signer,
            "neurons?netuid=1",
            "subnets/1/metagraph",
            "subnets/1/weights",
            "subnets/1/epochs",
            "subnets/1/metagraph?at=" + epoch,
            "subnets/1/weights?at=" + epoch,
            "state/System/Account"));
    return paths;
  }

  private static JsonNode first(String listing) throws IOException {
    return new ObjectMapper().readTree(listing).path("items").path(0);
  }

  private static String next(String listing) throws IOException {
    return new ObjectMapper().readTree(listing).path("page").path("next").asText();
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(ConsoleBench::size).sum();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }
}
