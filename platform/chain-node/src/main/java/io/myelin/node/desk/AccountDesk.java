package io.myelin.node.desk;

import io.myelin.api.Listing;
import io.myelin.api.TableQuery;
import io.myelin.api.market.Account;
import io.myelin.api.market.Stake;
import io.myelin.node.answer.Problems;
import io.myelin.node.chain.ChainService;
import io.myelin.node.lists.Lists;
import io.myelin.node.lists.Table;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Ss58;
import io.myelin.runtime.ChainQueries;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Accounts and what they hold, from states. */
@Dependent
public class AccountDesk {
  private final ChainService chain;
  private final States states;
  private final Lists lists;

  @Inject
  public AccountDesk(ChainService chain, States states, Lists lists) {
    this.chain = chain;
    this.states = states;
    this.lists = lists;
  }

  public Account account(String address, String at) {
    AccountId account = id(address);
    ChainQueries.Balance balance = states.queries().balance(states.at(at).state(), account);
    return new Account(
        Ss58.encode(account),
        chain.addressBook().name(account),
        Views.rao(balance.free()),
        Views.rao(balance.reserved()),
        balance.nonce());
  }

  public Listing<Stake> stakes(String address, TableQuery query, String at) {
    AccountId account = id(address);
    return lists.table(
        query,
        at,
        Stake.class,
        block -> {
          States.At seen = states.at(block);
          return new Table<>(
              seen.asOf(),
              states.queries().stakes(seen.state(), account).stream()
                  .map(position -> Views.stake(position, chain.addressBook()))
                  .toList());
        });
  }

  private static AccountId id(String address) {
    return Ask.account("address", address)
        .orElseThrow(() -> Problems.badParameter("address", "", "an SS58 address"));
  }
}
