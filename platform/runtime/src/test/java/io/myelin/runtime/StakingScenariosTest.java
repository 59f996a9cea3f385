package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeAdded;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeRemoved;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staking and unstaking (scenarios.md J, as far as stable subnets and root have it). */
class StakingScenariosTest {
  private static final Rao MIN = Rao.of(2_000_000);
  private final Scene scene = new Scene(Map.of());
  private final AccountId hotkey = scene.id("//Bob//0");

  @BeforeEach
  void oneHotkey() {
    scene.register("//Bob", 1);
  }

  @ParameterizedTest // S225, stable.md "Stake"
  @ValueSource(ints = {0, 1})
  void shouldMoveTheAmountBothWaysWithoutAFeeAndKeepTheIssuance(int subnet) {
    NetUid netuid = new NetUid(subnet);
    Rao issuance = scene.s.totalIssuance.get(scene.state());
    Rao free = scene.free("//Eve");
    Rao total = scene.s.totalStake.get(scene.state());
    assertEquals("", add("//Eve", netuid, Rao.tao(70)));
    assertEquals(
        List.of(new StakeAdded(scene.id("//Eve"), hotkey, Rao.tao(70), Rao.tao(70), netuid, 0)),
        stakeEvents());
    assertEquals(Rao.tao(70), free.minus(scene.free("//Eve")));
    assertEquals(Rao.tao(70), scene.s.totalStake.get(scene.state()).minus(total));
    assertEquals(issuance, scene.s.totalIssuance.get(scene.state()));
    assertEquals("", remove("//Eve", netuid, Rao.tao(20)));
    assertEquals(
        List.of(new StakeRemoved(scene.id("//Eve"), hotkey, Rao.tao(20), Rao.tao(20), netuid, 0)),
        stakeEvents());
    assertEquals(Rao.tao(50), free.minus(scene.free("//Eve")));
    assertEquals("", remove("//Eve", netuid, Rao.tao(50)));
    assertEquals(free, scene.free("//Eve"));
    assertEquals(total, scene.s.totalStake.get(scene.state()));
    assertEquals(List.of(), scene.s.alphaV2.entries(scene.state(), hotkey));
  }

  @Test // S226
  void shouldRefuseUnsignedCallsUnknownHotkeysAndMoreThanTheBalance() {
    Calls.AddStake add = new Calls.AddStake(hotkey, TEXT, Rao.tao(1));
    Calls.RemoveStake remove = new Calls.RemoveStake(hotkey, TEXT, Rao.tao(1));
    for (Origin origin : List.of(new Origin.Inherent(), new Origin.Root())) {
      assertEquals("BadOrigin", scene.run(origin, add));
      assertEquals("BadOrigin", scene.run(origin, remove));
    }
    AccountId unknown = scene.id("//Nobody");
    assertEquals(
        "HotKeyAccountNotExists",
        scene.run("//Bob", new Calls.AddStake(unknown, TEXT, Rao.tao(1))));
    assertEquals(
        "AmountTooLow", // nobody can hold anything there (economics.md 10.2: zero comes first)
        scene.run("//Bob", new Calls.RemoveStake(unknown, TEXT, Rao.tao(1))));
    assertEquals("NotEnoughBalanceToStake", add("//Nobody", TEXT, Rao.tao(1)));
    assertEquals("SubnetNotExists", add("//Eve", new NetUid(9), Rao.tao(1)));
    assertEquals("SubtokenDisabled", remove("//Eve", new NetUid(9), Rao.tao(1)));
    assertEquals("", add("//Eve", TEXT, Rao.tao(1)));
  }

  @Test // S226
  void shouldKeepTheExistentialDepositOfTheStaker() {
    Rao free = scene.free("//Eve");
    assertEquals("NotEnoughBalanceToStake", add("//Eve", TEXT, free.plus(Rao.of(1))));
    assertEquals("", add("//Eve", TEXT, free));
    assertEquals(Rao.of(500), scene.free("//Eve"));
    assertEquals(free.minus(Rao.of(500)), held("//Eve"));
  }

  @Test // S227, S228; what stays may be less than the minimum (economics.md 10.2)
  void shouldRefuseAmountsBelowTheMinimumUnlessTheyAreTheWholePosition() {
    Rao less = MIN.minus(Rao.of(1));
    assertEquals("AmountTooLow", add("//Eve", TEXT, less));
    assertEquals("AmountTooLow", remove("//Eve", TEXT, Rao.tao(1))); // holds nothing
    assertEquals("", add("//Eve", TEXT, MIN.plus(less)));
    assertEquals("AmountTooLow", remove("//Eve", TEXT, Rao.ZERO));
    assertEquals("AmountTooLow", remove("//Eve", TEXT, less));
    assertEquals("", remove("//Eve", TEXT, MIN));
    assertEquals(less, held("//Eve"));
    assertEquals("AmountTooLow", remove("//Eve", TEXT, less.minus(Rao.of(1))));
    assertEquals("", remove("//Eve", TEXT, less));
  }

  @Test // S243
  void shouldGiveSharesOneToOneThenInProportionAndRaiseAllByEmission() {
    assertEquals("", add("//Eve", TEXT, Rao.tao(300)));
    assertEquals("", add("//Bob", TEXT, Rao.tao(100)));
    assertEquals(Rao.tao(300), held("//Eve"));
    scene.edit(
        state -> {
          Rao paid = scene.s.pendingServerEmission.get(state, TEXT);
          scene.s.pendingServerEmission.put(state, TEXT, Rao.ZERO);
          scene.s.totalHotkeyAlpha.update(state, hotkey, TEXT, before -> before.plus(paid));
        });
    Rao pool = scene.s.totalHotkeyAlpha.get(scene.state(), hotkey, TEXT);
    assertEquals(pool.value() * 3 / 4, held("//Eve").value());
    assertEquals("", add("//Eve", TEXT, Rao.tao(40)));
    long lost = pool.plus(Rao.tao(40)).minus(held("//Eve")).minus(held("//Bob")).value();
    assertTrue(lost >= 0 && lost < 2, "lost to rounding: " + lost);
  }

  @Test // S246
  void shouldRememberAHotkeyOnceForEachOfItsStakers() {
    for (int i = 0; i < 3; i++) {
      assertEquals("", add("//Eve", TEXT, Rao.tao(1)));
      assertEquals("", add("//Eve", NetUid.ROOT, Rao.tao(1)));
    }
    assertEquals(List.of(hotkey), scene.s.stakingHotkeys.get(scene.state(), scene.id("//Eve")));
  }

  @Test // S204
  void shouldLeaveRootStakeAloneAtAnEpoch() {
    assertEquals("", add("//Eve", NetUid.ROOT, Rao.tao(500)));
    scene.until(45);
    assertEquals(Rao.tao(500), scene.s.subnetTao.get(scene.state(), NetUid.ROOT));
    assertEquals(Rao.tao(500), scene.s.totalHotkeyAlpha.get(scene.state(), hotkey, NetUid.ROOT));
  }

  private String add(String coldkey, NetUid netuid, Rao amount) {
    return scene.run(coldkey, new Calls.AddStake(hotkey, netuid, amount));
  }

  private String remove(String coldkey, NetUid netuid, Rao amount) {
    return scene.run(coldkey, new Calls.RemoveStake(hotkey, netuid, amount));
  }

  private Rao held(String coldkey) {
    return scene.chain.runtime.queries().stakes(scene.state(), scene.id(coldkey)).stream()
        .map(ChainQueries.StakePosition::value)
        .reduce(Rao.ZERO, Rao::plus);
  }

  private List<Record> stakeEvents() {
    return scene.events().stream()
        .filter(e -> e instanceof StakeAdded || e instanceof StakeRemoved)
        .toList();
  }
}
