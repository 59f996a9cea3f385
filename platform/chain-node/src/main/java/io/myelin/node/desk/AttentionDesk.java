package io.myelin.node.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.api.Listing;
import io.myelin.api.TableQuery;
import io.myelin.api.node.Attention;
import io.myelin.api.node.Status;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.node.chain.DiskUse;
import io.myelin.node.index.IndexStatus;
import io.myelin.node.index.Indexer;
import io.myelin.node.lists.Lists;
import io.myelin.node.lists.Table;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What needs a person. */
@Dependent
public class AttentionDesk {
  private static final int LATE_BLOCKS = 20;
  private static final long LEAST_LATE_MILLIS = 5_000;
  private static final Set<String> WELL = Set.of("READY", "STARTING", "STOPPED");

  private final ChainService chain;
  private final Indexer indexer;
  private final NodeDesk node;
  private final Lists lists;

  @Inject
  public AttentionDesk(ChainService chain, Indexer indexer, NodeDesk node, Lists lists) {
    this.chain = chain;
    this.indexer = indexer;
    this.node = node;
    this.lists = lists;
  }

  public Listing<Attention> attention(TableQuery query) {
    return lists.table(
        query,
        "",
        Attention.class,
        pinned -> new Table<>(Views.asOf(chain.head()), items(chain.head())));
  }

  private List<Attention> items(ChainBlock head) {
    List<Attention> bad = new ArrayList<>();
    List<Attention> warn = new ArrayList<>();
    Status status = node.status();
    status
        .reason()
        .ifPresent(
            reason ->
                bad.add(
                    new Attention("bad", "chain-stopped", "The chain makes no blocks: " + reason)));
    Duration age = Duration.between(Views.time(head), Instant.now());
    long late = Math.max(LEAST_LATE_MILLIS, LATE_BLOCKS * chain.blockMillis());
    if (status.healthy() && age.toMillis() > late) {
      bad.add(
          new Attention(
              "bad",
              "head-late",
              "The newest block is " + age.toSeconds() + " s old; the node's log says why."));
    }
    DiskUse.Counted disk = chain.diskUse().counted();
    if (disk.little()) {
      warn.add(
          new Attention(
              "warn",
              "disk-low",
              "The volume of the data folder has "
                  + disk.free() / 1_000_000
                  + " MB left, "
                  + DiskUse.LITTLE / 1_000_000
                  + " MB or more are needed; make room, or move the data folder."));
    }
    IndexStatus index = indexer.status();
    if (index.state() == IndexStatus.State.UNAVAILABLE) {
      warn.add(new Attention("warn", "index-unavailable", "The index: " + index.reason()));
    } else if (!index.reason().isEmpty()) {
      warn.add(new Attention("warn", "index-incomplete", index.reason()));
    }
    for (JsonNode worker : status.workers()) {
      String state = worker.path("state").asText();
      if (!WELL.contains(state)) {
        warn.add(
            new Attention(
                "warn",
                "worker-" + state.toLowerCase(java.util.Locale.ROOT),
                "The worker of "
                    + worker.path("neuron").asText()
                    + " is "
                    + state.toLowerCase(java.util.Locale.ROOT)
                    + ": "
                    + worker.path("reason").asText("its log says why")));
      }
    }
    bad.addAll(warn);
    return bad;
  }
}
