package io.myelin.ledger;

import static io.myelin.runtime.balances.BalancesPallet.EXISTENTIAL_DEPOSIT;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Rao;
import io.myelin.primitives.state.StateView;
import io.myelin.runtime.ChainQueries;
import io.myelin.runtime.ChainRuntime;

/**
 * What the pool needs to know of an account at the head.
 *
 * @param nonce of its next extrinsic
 * @param spendable what it can pay and stay an account
 */
record PoolAccount(long nonce, Rao spendable) {
  static PoolAccount of(ChainRuntime runtime, StateView state, AccountId who) {
    ChainQueries queries = runtime.queries();
    Rao free = queries.balance(state, who).free();
    return new PoolAccount(
        queries.nonce(state, who),
        free.isLessThan(EXISTENTIAL_DEPOSIT) ? Rao.ZERO : free.minus(EXISTENTIAL_DEPOSIT));
  }
}
