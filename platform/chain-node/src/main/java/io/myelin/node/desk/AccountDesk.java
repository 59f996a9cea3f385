package io.myelin.node.desk;

import io.myelin.api.Listing;
import io.myelin.api.TableQuery;
import io.myelin.api.market.Account;
import io.myelin.api.market.Stake;
import io.myelin.api.serving.Problems;
import io.myelin.node.chain.ChainService;
import io.myelin.node.decoded.ChainCodecs;
import io.myelin.node.lists.Lists;
import io.myelin.node.lists.Table;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.state.StateEntry;
import io.myelin.runtime.ChainQueries;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Accounts and what they hold, from states. */
@Dependent
public class AccountDesk {
  private static final int MOST = 100_000;

  private final ChainService chain;
  private final ChainCodecs codecs;
  private final States states;
  private final Lists lists;

  @Inject
  public AccountDesk(ChainService chain, ChainCodecs codecs, States states, Lists lists) {
    this.codecs = codecs;
    this.chain = chain;
    this.states = states;
    this.lists = lists;
  }

  public Account account(String address, String at) {
    return view(states.at(at), id(address));
  }

  private Account view(States.At seen, AccountId account) {
    ChainQueries.Balance balance = states.queries().balance(seen.state(), account);
    return new Account(
        Ss58.encode(account),
        chain.addressBook().name(account),
        Views.rao(balance.free()),
        Views.rao(balance.reserved()),
        balance.nonce());
  }

  /** The richest first, unless another order is asked for. */
  public Listing<Account> accounts(TableQuery query, String at) {
    return lists.table(
        query,
        at,
        Account.class,
        block -> {
          States.At seen = states.at(block);
          List<AccountId> known = known(seen);
          return new Table<>(
              seen.asOf(),
              known.stream()
                  .limit(MOST)
                  .map(account -> view(seen, account))
                  .sorted(Comparator.comparing(Account::free).reversed())
                  .toList(),
              Optional.of("The first " + MOST + " accounts of the state, in the order of its keys.")
                  .filter(cut -> known.size() > MOST));
        });
  }

  private List<AccountId> known(States.At seen) {
    byte[] prefix =
        codecs
            .of(chain.ledger().runtimes().reading(seen.state()))
            .storage("System", "Account")
            .key();
    Iterator<StateEntry> entries = seen.state().scan(prefix);
    List<AccountId> accounts = new ArrayList<>();
    while (entries.hasNext() && accounts.size() <= MOST) {
      byte[] key = entries.next().key();
      accounts.add(AccountId.of(Arrays.copyOfRange(key, key.length - 32, key.length)));
    }
    return accounts;
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
