package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.DispatchError;
import io.myelin.runtime.frame.ErrorDef;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StakingRulesTest {
  private static final NetUid TEXT = new NetUid(1);
  private final TestChain chain = new TestChain(TestChain.dev(TestChain.text(Map.of())));
  private final AccountId hotkey = chain.id("//Bob//v1");

  @Test
  void shouldRefuseStakeForAHotkeyNobodyOwns() {
    assertEquals("HotKeyAccountNotExists", stake(true, TEXT, Rao.tao(5)));
  }

  @Test
  void shouldRefuseAmountsBelowTheMinimumAndRemaindersBelowItToo() {
    register();
    assertEquals("AmountTooLow", stake(true, TEXT, Rao.of(1_999_999)));
    assertEquals("", stake(true, TEXT, Rao.of(5_000_000)));
    assertEquals("AmountTooLow", stake(false, TEXT, Rao.ZERO));
    assertEquals("AmountTooLow", stake(false, TEXT, Rao.of(1_999_999)));
    assertEquals("AmountTooLow", stake(false, TEXT, Rao.of(3_000_001)));
    assertEquals("", stake(false, TEXT, Rao.of(3_000_000)));
    assertEquals("", stake(false, TEXT, Rao.of(2_000_000)));
    assertEquals(0, chain.runtime.queries().stakes(chain.state, chain.id("//Bob")).size());
  }

  @Test
  void shouldRefuseMoreThanTheBalanceAndUnknownSubnets() {
    register();
    assertEquals("NotEnoughBalanceToStake", stake(true, TEXT, Rao.tao(200_000)));
    assertEquals("SubnetNotExists", stake(true, new NetUid(9), Rao.tao(5)));
  }

  private void register() {
    chain.submit("//Bob", TestChain.register(TEXT, hotkey));
    chain.block();
  }

  /** The name of the error the call ended with; empty for success. */
  private String stake(boolean add, NetUid netuid, Rao amount) {
    chain.submit("//Bob", TestChain.stake(add, hotkey, netuid, amount));
    Optional<DispatchError> failure = chain.block().outcomes().get(1).failure();
    return failure.map(this::name).orElse("");
  }

  private String name(DispatchError error) {
    DispatchError.Module module = (DispatchError.Module) error;
    return chain.runtime.pallets().stream()
        .filter(p -> p.index() == module.pallet())
        .map(p -> p.errors().get(module.error()))
        .map(ErrorDef::name)
        .findFirst()
        .orElseThrow();
  }
}
