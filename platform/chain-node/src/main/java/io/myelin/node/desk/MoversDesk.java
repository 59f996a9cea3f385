package io.myelin.node.desk;

import io.myelin.api.Listing;
import io.myelin.api.TableQuery;
import io.myelin.api.market.Mover;
import io.myelin.node.chain.ChainService;
import io.myelin.node.epochs.Standings;
import io.myelin.node.index.EpochReader;
import io.myelin.node.index.Indexer;
import io.myelin.node.lists.Lists;
import io.myelin.node.lists.Table;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.runtime.ChainQueries.SubnetInfo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Whose rank the latest epochs changed; what an epoch did is read once. */
@ApplicationScoped
public class MoversDesk {
  private static final Comparator<Mover> MOST_FIRST =
      Comparator.comparingInt((Mover mover) -> -Math.abs(mover.moved()))
          .thenComparingInt(Mover::netuid)
          .thenComparingInt(Mover::rank);

  @Inject private ChainService chain;
  @Inject private Indexer indexer;
  @Inject private States states;
  @Inject private Lists lists;
  private final Map<NetUid, Known> latest = new ConcurrentHashMap<>();

  /** Who moved in the epoch that a block ended. */
  private record Known(long block, List<Standings.Step> moved) {}

  /** Of a subnet, or of all; who moved most comes first. */
  public Listing<Mover> movers(TableQuery query, String netuid, String at) {
    Optional<NetUid> wanted = Ask.netuid(netuid);
    return lists.table(
        query,
        at,
        Mover.class,
        block -> {
          States.At seen = states.at(block);
          EpochReader epochs = indexer.epochs();
          return new Table<>(
              seen.asOf(),
              states.queries().subnets(seen.state()).stream()
                  .filter(subnet -> wanted.map(subnet.netuid()::equals).orElse(true))
                  .flatMap(subnet -> movers(epochs, subnet, seen.block().number()))
                  .sorted(MOST_FIRST)
                  .toList());
        });
  }

  private Stream<Mover> movers(EpochReader epochs, SubnetInfo subnet, long height) {
    return known(epochs, subnet, height).stream()
        .flatMap(known -> known.moved().stream().map(step -> view(subnet, known.block(), step)));
  }

  private Optional<Known> known(EpochReader epochs, SubnetInfo subnet, long height) {
    NetUid netuid = subnet.netuid();
    Optional<Known> kept =
        Optional.ofNullable(latest.get(netuid))
            .filter(known -> known.block() == subnet.lastEpochBlock());
    if (kept.isPresent()) {
      return kept;
    }
    Optional<Known> read =
        epochs
            .step(netuid.value(), height)
            .map(step -> new Known(step.block(), Standings.moved(step.before(), step.now())));
    read.ifPresent(
        known ->
            latest.merge(netuid, known, (old, other) -> old.block() > other.block() ? old : other));
    return read;
  }

  private Mover view(SubnetInfo subnet, long block, Standings.Step step) {
    return new Mover(
        subnet.netuid().value(),
        step.neuron().uid(),
        Ss58.encode(step.neuron().hotkey()),
        chain.addressBook().name(step.neuron().hotkey()),
        block,
        step.place(),
        step.moved());
  }
}
