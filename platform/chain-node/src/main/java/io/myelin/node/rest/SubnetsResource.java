package io.myelin.node.rest;

import io.myelin.api.Listing;
import io.myelin.api.OrderQuery;
import io.myelin.api.TableQuery;
import io.myelin.api.market.Epoch;
import io.myelin.api.market.Matrix;
import io.myelin.api.market.Metagraph;
import io.myelin.api.market.Registration;
import io.myelin.api.market.RegistrationPrice;
import io.myelin.api.market.Subnet;
import io.myelin.api.market.SubnetParameter;
import io.myelin.api.market.SubnetsApi;
import io.myelin.api.serving.Turns;
import io.myelin.node.desk.HistoryDesk;
import io.myelin.node.desk.MatrixDesk;
import io.myelin.node.desk.ParameterDesk;
import io.myelin.node.desk.RegistrationDesk;
import io.myelin.node.desk.SeriesDesk;
import io.myelin.node.desk.SubnetDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Subnets and who works on them. */
@Dependent
public class SubnetsResource implements SubnetsApi {
  private final SubnetDesk desk;
  private final HistoryDesk history;
  private final MatrixDesk matrices;
  private final ParameterDesk parameters;
  private final RegistrationDesk joined;
  private final SeriesDesk series;

  @Inject
  public SubnetsResource(
      SubnetDesk desk,
      HistoryDesk history,
      MatrixDesk matrices,
      ParameterDesk parameters,
      RegistrationDesk joined,
      SeriesDesk series) {
    this.series = series;
    this.joined = joined;
    this.matrices = matrices;
    this.parameters = parameters;
    this.desk = desk;
    this.history = history;
  }

  @Override
  public Listing<Subnet> subnets(TableQuery list, String at) {
    return desk.subnets(list, at);
  }

  @Override
  public Subnet subnet(String netuid, String at) {
    return desk.subnet(netuid, at);
  }

  @Override
  public Metagraph metagraph(String netuid, String at) {
    return desk.metagraph(netuid, at);
  }

  @Override
  public Listing<Epoch> epochs(String netuid, OrderQuery list, String from, String to) {
    return history.epochs(list, netuid, from, to);
  }

  @Override
  public Listing<RegistrationPrice> registrationPrices(
      String netuid, OrderQuery list, String from, String to) {
    return series.registrationPrices(list, netuid, from, to);
  }

  @Override
  public Listing<Registration> registrations(String netuid, TableQuery list) {
    return Turns.OF_LARGE_WORK.take(() -> joined.registrations(netuid, list));
  }

  @Override
  public Matrix weights(String netuid, String at) {
    return matrices.weights(netuid, at);
  }

  @Override
  public Matrix bonds(String netuid, String at) {
    return matrices.bonds(netuid, at);
  }

  @Override
  public Listing<SubnetParameter> parameters(String netuid, TableQuery list, String at) {
    return parameters.parameters(netuid, list, at);
  }
}
