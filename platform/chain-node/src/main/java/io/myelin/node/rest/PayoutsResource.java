package io.myelin.node.rest;

import io.myelin.api.Listing;
import io.myelin.api.OrderQuery;
import io.myelin.api.TableQuery;
import io.myelin.api.chain.Payout;
import io.myelin.api.market.PayoutTotal;
import io.myelin.api.market.PayoutsApi;
import io.myelin.node.desk.HistoryDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What was paid. */
@Dependent
public class PayoutsResource implements PayoutsApi {
  private final HistoryDesk history;

  @Inject
  public PayoutsResource(HistoryDesk history) {
    this.history = history;
  }

  @Override
  public Listing<Payout> payouts(
      OrderQuery list, String netuid, String hotkey, String from, String to) {
    return history.payouts(list, netuid, hotkey, from, to);
  }

  @Override
  public Listing<PayoutTotal> totals(
      TableQuery list, String netuid, String hotkey, String from, String to) {
    return history.totals(list, netuid, hotkey, from, to);
  }
}
