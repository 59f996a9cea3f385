package io.myelin.node.rest;

import io.myelin.api.Listing;
import io.myelin.api.OrderQuery;
import io.myelin.api.TableQuery;
import io.myelin.api.chain.ExtrinsicRow;
import io.myelin.api.market.Account;
import io.myelin.api.market.AccountsApi;
import io.myelin.api.market.Stake;
import io.myelin.api.serving.Turns;
import io.myelin.node.desk.AccountDesk;
import io.myelin.node.desk.HistoryDesk;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Accounts. */
@Dependent
public class AccountsResource implements AccountsApi {
  private final AccountDesk desk;
  private final HistoryDesk history;

  @Inject
  public AccountsResource(AccountDesk desk, HistoryDesk history) {
    this.history = history;
    this.desk = desk;
  }

  @Override
  public Listing<Account> accounts(TableQuery list, String at) {
    return Turns.OF_LARGE_WORK.take(() -> desk.accounts(list, at));
  }

  @Override
  public Account account(String address, String at) {
    return desk.account(address, at);
  }

  @Override
  public Listing<Stake> stakes(String address, TableQuery list, String at) {
    return desk.stakes(address, list, at);
  }

  @Override
  public Listing<ExtrinsicRow> extrinsicsOfAccount(String address, OrderQuery list) {
    return history.extrinsics(list, new HistoryDesk.CallQuery(address, "", "", "", "", "", ""));
  }
}
