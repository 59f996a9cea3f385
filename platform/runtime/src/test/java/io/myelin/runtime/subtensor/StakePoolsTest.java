package io.myelin.runtime.subtensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.balances.BalancesPallet;
import io.myelin.runtime.balances.Currency;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.system.SystemPallet;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StakePoolsTest {
  private static final NetUid NET = new NetUid(1);
  private static final AccountId HOTKEY = account(9);
  private static final List<AccountId> COLDKEYS =
      IntStream.range(0, 4).mapToObj(StakePoolsTest::account).toList();
  private final SubtensorPallet pallet = pallet();
  private final StakePools pools = pallet.pools();
  private State state = new State(StateTrie.EMPTY);

  @Test
  void shouldGiveADividendByShare() {
    pools.deposit(state, HOTKEY, COLDKEYS.get(0), NET, Rao.of(300));
    pools.deposit(state, HOTKEY, COLDKEYS.get(1), NET, Rao.of(100));
    pools.distribute(state, HOTKEY, NET, Rao.of(40));
    assertEquals(Rao.of(330), value(0));
    assertEquals(Rao.of(110), value(1));
  }

  @Test
  void shouldLeaveNothingBehindWhenEverybodyWithdraws() {
    for (long seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      state = new State(StateTrie.EMPTY);
      for (int step = 0; step < 25; step++) {
        act(random);
      }
      leave(seed);
    }
  }

  private void act(Random random) {
    int who = random.nextInt(COLDKEYS.size());
    AccountId coldkey = COLDKEYS.get(who);
    Rao amount = Rao.of(1 + (long) (random.nextDouble() * Math.pow(10, random.nextInt(1, 15))));
    switch (random.nextInt(3)) {
      case 0:
        pools.deposit(state, HOTKEY, coldkey, NET, amount);
        break;
      case 1:
        pools.withdraw(state, HOTKEY, coldkey, NET, amount.min(value(who)));
        break;
      default:
        if (!pools.isEmpty(state, HOTKEY, NET)) {
          pools.distribute(state, HOTKEY, NET, amount);
        }
    }
    Rao held =
        IntStream.range(0, COLDKEYS.size()).mapToObj(this::value).reduce(Rao.ZERO, Rao::plus);
    Rao pool = pools.total(state, HOTKEY, NET);
    assertTrue(held.compareTo(pool) <= 0, "held " + held.value() + " of " + pool.value());
  }

  private void leave(long seed) {
    for (int who = 0; who < COLDKEYS.size(); who++) {
      pools.withdraw(state, HOTKEY, COLDKEYS.get(who), NET, value(who));
    }
    assertEquals(Rao.ZERO, pools.total(state, HOTKEY, NET), "left in the pool, seed " + seed);
    assertTrue(pools.isEmpty(state, HOTKEY, NET), "shares left, seed " + seed);
    assertEquals(List.of(), pallet.alphaV2.entries(state), "shares left, seed " + seed);
  }

  private Rao value(int who) {
    return pools.value(state, HOTKEY, COLDKEYS.get(who), NET);
  }

  private static SubtensorPallet pallet() {
    SystemPallet system = new SystemPallet();
    Currency currency = new Currency(system);
    BalancesPallet balances = new BalancesPallet(currency);
    assertEquals("Balances", balances.name());
    return new SubtensorPallet(system, currency);
  }

  private static AccountId account(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) (fill + 1));
    return AccountId.of(bytes);
  }
}
