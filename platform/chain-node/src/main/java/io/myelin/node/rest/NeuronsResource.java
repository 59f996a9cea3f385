package io.myelin.node.rest;

import io.myelin.api.Listing;
import io.myelin.api.TableQuery;
import io.myelin.api.market.Mover;
import io.myelin.api.market.Neuron;
import io.myelin.api.market.NeuronsApi;
import io.myelin.node.desk.MoversDesk;
import io.myelin.node.desk.SubnetDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Neurons as rows. */
@Dependent
public class NeuronsResource implements NeuronsApi {
  private final SubnetDesk desk;
  private final MoversDesk movers;

  @Inject
  public NeuronsResource(SubnetDesk desk, MoversDesk movers) {
    this.desk = desk;
    this.movers = movers;
  }

  @Override
  public Listing<Neuron> neurons(TableQuery list, String netuid, String at) {
    return desk.neurons(list, netuid, at);
  }

  @Override
  public Listing<Mover> movers(TableQuery list, String netuid, String at) {
    return movers.movers(list, netuid, at);
  }
}
