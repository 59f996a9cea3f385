package io.myelin.node.desk;

import io.myelin.api.Listing;
import io.myelin.api.TableQuery;
import io.myelin.api.market.Metagraph;
import io.myelin.api.market.Neuron;
import io.myelin.api.market.Subnet;
import io.myelin.api.serving.Problems;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.node.epochs.EpochPart;
import io.myelin.node.lists.Lists;
import io.myelin.node.lists.Table;
import io.myelin.primitives.NetUid;
import io.myelin.runtime.ChainQueries;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Subnets and their neurons, from states. */
@Dependent
public class SubnetDesk {
  private final ChainService chain;
  private final States states;
  private final MatrixDesk epochs;
  private final Lists lists;

  @Inject
  public SubnetDesk(ChainService chain, States states, MatrixDesk epochs, Lists lists) {
    this.epochs = epochs;
    this.chain = chain;
    this.states = states;
    this.lists = lists;
  }

  public Listing<Subnet> subnets(TableQuery query, String at) {
    return lists.table(
        query,
        at,
        Subnet.class,
        block -> {
          States.At seen = states.at(block);
          return new Table<>(seen.asOf(), infos(seen).map(this::view).toList());
        });
  }

  public Subnet subnet(String netuid, String at) {
    NetUid wanted = netuid(netuid);
    return infos(states.at(at))
        .filter(subnet -> subnet.netuid().equals(wanted))
        .findFirst()
        .map(this::view)
        .orElseThrow(() -> noSubnet(wanted));
  }

  public Listing<Neuron> neurons(TableQuery query, String netuid, String at) {
    Optional<NetUid> wanted = Ask.netuid(netuid);
    return lists.table(
        query,
        at,
        Neuron.class,
        block -> {
          States.At seen = states.at(block);
          List<NetUid> subnets =
              wanted
                  .map(List::of)
                  .orElseGet(() -> infos(seen).map(ChainQueries.SubnetInfo::netuid).toList());
          return new Table<>(
              seen.asOf(), subnets.stream().flatMap(each -> rows(seen, each)).toList());
        });
  }

  public Metagraph metagraph(String netuid, String at) {
    NetUid wanted = netuid(netuid);
    ChainBlock block = states.block(at.isEmpty() ? "head" : at);
    List<Neuron> rows =
        epochs.part(EpochPart.NEURONS, wanted, block).stream()
            .map(neuron -> Views.neuron(wanted, neuron, chain.addressBook()))
            .toList();
    return new Metagraph(
        wanted.value(),
        Views.asOf(block),
        rows.size(),
        new Metagraph.Columns(
            column(rows, Neuron::uid),
            column(rows, Neuron::hotkey),
            column(rows, Neuron::coldkey),
            column(rows, Neuron::name),
            column(rows, Neuron::stake),
            column(rows, Neuron::active),
            column(rows, Neuron::validatorPermit),
            column(rows, Neuron::stakeWeight),
            column(rows, Neuron::consensus),
            column(rows, Neuron::incentive),
            column(rows, Neuron::dividends),
            column(rows, Neuron::validatorTrust),
            column(rows, Neuron::emission),
            column(rows, Neuron::lastUpdate),
            column(rows, Neuron::registeredAt),
            column(rows, SubnetDesk::socket)));
  }

  private static String socket(Neuron neuron) {
    return neuron.axon().map(axon -> axon.ip() + ":" + axon.port()).orElse("");
  }

  private static <T> List<T> column(List<Neuron> rows, Function<Neuron, T> field) {
    return rows.stream().map(field).toList();
  }

  private Stream<ChainQueries.SubnetInfo> infos(States.At seen) {
    return states.queries().subnets(seen.state()).stream();
  }

  private Stream<Neuron> rows(States.At seen, NetUid netuid) {
    return states
        .queries()
        .metagraph(seen.state(), netuid)
        .orElseThrow(() -> noSubnet(netuid))
        .stream()
        .map(neuron -> Views.neuron(netuid, neuron, chain.addressBook()));
  }

  private Subnet view(ChainQueries.SubnetInfo subnet) {
    return Views.subnet(subnet, chain.subnetNames());
  }

  static NetUid netuid(String text) {
    return Ask.netuid(text).orElseThrow(() -> Problems.badParameter("netuid", "", "a number"));
  }

  static RuntimeException noSubnet(NetUid netuid) {
    return Problems.notFound("Subnet " + netuid + " does not exist; see /api/v1/subnets.");
  }
}
