package io.myelin.node.rest;

import io.myelin.api.Listing;
import io.myelin.api.OrderQuery;
import io.myelin.api.chain.ChainApi;
import io.myelin.api.chain.ChainInfo;
import io.myelin.api.chain.Head;
import io.myelin.api.chain.Issuance;
import io.myelin.api.chain.Supply;
import io.myelin.node.chain.ChainService;
import io.myelin.node.desk.ChainDesk;
import io.myelin.node.desk.SeriesDesk;
import io.myelin.node.desk.Views;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** The chain itself. */
@Dependent
public class ChainResource implements ChainApi {
  private final ChainService chain;
  private final ChainDesk desk;
  private final SeriesDesk series;

  @Inject
  public ChainResource(ChainService chain, ChainDesk desk, SeriesDesk series) {
    this.series = series;
    this.chain = chain;
    this.desk = desk;
  }

  @Override
  public ChainInfo chain() {
    return desk.chain();
  }

  @Override
  public Head head() {
    return Views.head(chain.head());
  }

  @Override
  public Supply supply(boolean verify) {
    return desk.supply(verify);
  }

  @Override
  public Listing<Issuance> issuance(OrderQuery list, String step, String from, String to) {
    return series.issuance(list, step, from, to);
  }
}
