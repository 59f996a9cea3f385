package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.KeyCalls;
import io.myelin.runtime.subtensor.SubnetAccounts;
import io.myelin.runtime.subtensor.SubtensorEvents.HotkeySwapped;
import io.myelin.runtime.subtensor.SubtensorEvents.HotkeySwappedOnSubnet;
import io.myelin.runtime.subtensor.SubtensorTypes.ChildLink;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another hotkey in the place of one (scenarios.md O, S300 - S307). */
class HotkeySwapScenariosTest {
  private static final String OLD = "//Bob//0";
  private static final String NEW = "//Bob//new";
  private static final Rao STAKE = Rao.of(1_234_567_890_123L);
  private final Scene scene = new Scene(Map.of());

  @BeforeEach
  void aNeuronWithStakeOfTwo() {
    scene.register("//Bob", 1);
    stake("//Bob", OLD, STAKE);
    stake("//Eve", OLD, Rao.tao(77));
  }

  @Test // S300, S301
  void shouldPutTheNewHotkeyInThePlaceOfTheOldEverywhere() {
    assertEquals("", scene.run("//Bob", new Calls.AddStake(id(OLD), NetUid.ROOT, Rao.tao(3))));
    assertEquals("", scene.run("//Bob", new KeyCalls.IncreaseTake(id(OLD), 5000)));
    assertEquals("", scene.run(OLD, axon()));
    Rao before = scene.free("//Bob");
    assertEquals("", everywhere(OLD, NEW));
    assertEquals(Rao.of(100_000_000), before.minus(scene.free("//Bob")));
    assertEquals(List.of(new HotkeySwapped(id("//Bob"), id(OLD), id(NEW))), scene.events());
    assertEquals(Optional.empty(), scene.s.owner.find(scene.state(), id(OLD)));
    assertEquals(id("//Bob"), scene.s.owner.get(scene.state(), id(NEW)));
    assertEquals(List.of(id(NEW)), scene.s.ownedHotkeys.get(scene.state(), id("//Bob")));
    assertEquals(0, scene.s.uids.get(scene.state(), TEXT, id(NEW)));
    assertEquals(id(NEW), scene.s.keys.get(scene.state(), TEXT, 0));
    assertTrue(scene.s.isNetworkMember.get(scene.state(), id(NEW), TEXT));
    assertEquals(STAKE, held(NEW, "//Bob", TEXT));
    assertEquals(Rao.tao(77), held(NEW, "//Eve", TEXT));
    assertEquals(Rao.tao(3), held(NEW, "//Bob", NetUid.ROOT));
    assertEquals(Rao.ZERO, held(OLD, "//Bob", TEXT));
    assertEquals(List.of(id(NEW)), scene.s.stakingHotkeys.get(scene.state(), id("//Eve")));
    assertEquals(5000, scene.s.delegates.get(scene.state(), id(NEW)));
    assertEquals(80, scene.s.axons.get(scene.state(), TEXT, id(NEW)).port());
    assertEquals("", scene.run("//Eve", new Calls.RemoveStake(id(NEW), TEXT, Rao.tao(77))));
    assertEquals("DelegateTxRateLimitExceeded", raise(NEW), "a new key is no new start");
  }

  @Test // S301
  void shouldRefuseKeysThatCannotTakeThePlace() {
    assertEquals(
        "NonAssociatedColdKey",
        scene.run("//Eve", new KeyCalls.SwapHotkey(id(OLD), id(NEW), Optional.empty())));
    assertEquals("", scene.run("//Eve", new Calls.TryAssociateHotkey(id("//Eve//0"))));
    assertEquals("NonAssociatedColdKey", everywhere(OLD, "//Eve//0"));
    assertEquals("NewHotKeyIsSameWithOld", everywhere(OLD, OLD));
    scene.register("//Bob", 0);
    assertEquals("", scene.run("//Bob", new Calls.BurnedRegister(TEXT, id("//Bob//1"))));
    assertEquals("HotKeyAlreadyRegisteredInSubNet", everywhere(OLD, "//Bob//1"));
    assertEquals("HotKeyAlreadyRegisteredInSubNet", on(TEXT, OLD, "//Bob//1"));
    assertEquals("SubnetNotExists", on(new NetUid(9), OLD, NEW));
    AccountId account = SubnetAccounts.of(TEXT);
    for (Optional<NetUid> where : List.of(Optional.<NetUid>empty(), Optional.of(TEXT))) {
      assertEquals(
          "CannotUseSystemAccount",
          scene.run("//Bob", new KeyCalls.SwapHotkey(id(OLD), account, where)));
    }
  }

  @Test // S301
  void shouldRefuseWhoCannotPay() {
    assertEquals("", scene.transfer("//Eve", "//Poor", Rao.of(100_000_499)));
    scene.edit(
        state -> {
          scene.s.owner.put(state, id("//Poor//0"), id("//Poor"));
          scene.s.ownedHotkeys.put(state, id("//Poor"), List.of(id("//Poor//0")));
        });
    Record call = new KeyCalls.SwapHotkey(id("//Poor//0"), id("//Poor//1"), Optional.empty());
    assertEquals("NotEnoughBalanceToPaySwapHotKey", scene.run("//Poor", call));
    assertEquals("", scene.transfer("//Eve", "//Poor", Rao.of(1)));
    assertEquals("", scene.run("//Poor", call));
  }

  @Test // S302
  void shouldLetAColdkeySwapOnlySoOften() {
    scene.edit(state -> scene.s.txRateLimit.put(state, 3L));
    assertEquals("", everywhere(OLD, NEW));
    scene.edit(state -> scene.s.lastHotkeySwapOnNetuid.removeAll(state, TEXT));
    scene.blocks(3);
    assertEquals("HotKeySetTxRateLimitExceeded", everywhere(NEW, OLD));
    scene.blocks(1);
    assertEquals("", everywhere(NEW, OLD));
  }

  @Test // S303
  void shouldLetASubnetSeeASwapOfAColdkeyOnlySoOften() {
    freely();
    Rao before = scene.free("//Bob");
    assertEquals("", on(TEXT, OLD, NEW), "the first needs no wait, however young the chain is");
    assertEquals(Rao.of(1_000_000), before.minus(scene.free("//Bob")));
    assertEquals(
        List.of(new HotkeySwappedOnSubnet(id("//Bob"), id(OLD), id(NEW), TEXT)), scene.events());
    assertEquals(id("//Bob"), scene.s.owner.get(scene.state(), id(OLD)), "still owned");
    assertEquals("HotKeySwapOnSubnetIntervalNotPassed", on(TEXT, NEW, OLD));
    assertEquals("HotKeySwapOnSubnetIntervalNotPassed", everywhere(NEW, "//Bob//2"));
    scene.chain.height = 9000;
    swapped(1800);
    assertEquals("HotKeySwapOnSubnetIntervalNotPassed", on(TEXT, NEW, OLD));
    swapped(1799);
    assertEquals("", on(TEXT, NEW, OLD));
  }

  @Test
  void shouldForgetSwapsThatKeepNobodyWaiting() {
    swapped(7200);
    scene.edit(state -> scene.s.lastHotkeySwapOnNetuid.put(state, TEXT, id("//Eve"), 7201L));
    scene.chain.height = 14_400;
    scene.blocks(1);
    assertEquals(
        List.of(id("//Eve")),
        scene.s.lastHotkeySwapOnNetuid.entries(scene.state(), TEXT).stream()
            .map(swap -> swap.key2())
            .toList());
  }

  @Test // S304
  void shouldLoseNothingThereAndBack() {
    freely();
    Map<String, Rao> held = Map.of("//Bob", STAKE, "//Eve", Rao.tao(77));
    assertEquals("", everywhere(OLD, NEW));
    scene.edit(state -> scene.s.lastHotkeySwapOnNetuid.removeAll(state, TEXT));
    assertEquals("", everywhere(NEW, OLD));
    held.forEach((coldkey, stake) -> assertEquals(stake, held(OLD, coldkey, TEXT)));
    assertEquals(0, scene.s.uids.get(scene.state(), TEXT, id(OLD)));
    assertEquals(List.of(id(OLD)), scene.s.stakingHotkeys.get(scene.state(), id("//Eve")));
  }

  @Test // S305
  void shouldLeaveTheStakeWhereItIsWhenAskedTo() {
    assertEquals(
        "",
        scene.run("//Bob", new KeyCalls.SwapHotkeyV2(id(OLD), id(NEW), Optional.of(TEXT), true)));
    assertEquals(0, scene.s.uids.get(scene.state(), TEXT, id(NEW)));
    assertEquals(STAKE, held(OLD, "//Bob", TEXT));
    assertEquals(Rao.ZERO, held(NEW, "//Bob", TEXT));
    assertEquals("", scene.run("//Eve", new Calls.RemoveStake(id(OLD), TEXT, Rao.tao(77))));
  }

  @Test // S306
  void shouldMakeNoHotkeyItsOwnChild() {
    link(OLD, NEW);
    assertEquals("InvalidChild", everywhere(OLD, NEW));
    assertEquals("InvalidChild", on(TEXT, OLD, NEW));
    assertEquals("", on(TEXT, OLD, "//Bob//2"));
    assertEquals(
        List.of(new ChildLink(5, id("//Bob//2"))),
        scene.s.parentKeys.get(scene.state(), id(NEW), TEXT));
  }

  @Test
  void shouldCutTheOwnLinksOfAHotkeyThatTakesThePlaceOfAnother() {
    link(OLD, "//c");
    link(NEW, "//d");
    assertEquals("", on(TEXT, OLD, NEW));
    assertEquals(
        List.of(new ChildLink(5, id("//c"))), scene.s.childKeys.get(scene.state(), id(NEW), TEXT));
    assertEquals(List.of(), scene.s.parentKeys.get(scene.state(), id("//d"), TEXT));
    assertEquals(
        List.of(new ChildLink(5, id(NEW))), scene.s.parentKeys.get(scene.state(), id("//c"), TEXT));
  }

  @Test // S307
  void shouldTakeOverRootOnlyWithACleanHotkey() {
    stake("//Bob", NEW, Rao.tao(50));
    assertEquals("", scene.run("//Bob", new Calls.AddStake(id(NEW), NetUid.ROOT, Rao.tao(3))));
    assertEquals("NewHotKeyNotCleanForRootSwap", everywhere(OLD, NEW));
    assertEquals("NewHotKeyNotCleanForRootSwap", on(NetUid.ROOT, OLD, NEW));
    scene.edit(state -> scene.s.autoParentDelegationEnabled.put(state, id(OLD), false));
    assertEquals("", on(TEXT, OLD, NEW));
    assertTrue(scene.s.autoParentDelegationEnabled.get(scene.state(), id(NEW)));
    freely();
    assertEquals("", on(NetUid.ROOT, OLD, "//Bob//2"));
    assertTrue(!scene.s.autoParentDelegationEnabled.get(scene.state(), id("//Bob//2")));
  }

  /** Shares of two pools are worth something different; values are what counts. */
  @Test
  void shouldGiveEveryHolderTheSameValueInAPoolThatWasNotEmpty() {
    stake("//Charlie", NEW, Rao.tao(500));
    scene.reward(OLD, TEXT, STAKE.plus(Rao.tao(77))); // a share is worth twice its price
    Rao bob = held(OLD, "//Bob", TEXT);
    Rao eve = held(OLD, "//Eve", TEXT);
    assertEquals("", on(TEXT, OLD, NEW));
    assertTrue(Math.abs(bob.value() - held(NEW, "//Bob", TEXT).value()) <= 1, "Bob");
    assertTrue(Math.abs(eve.value() - held(NEW, "//Eve", TEXT).value()) <= 1, "Eve");
    assertTrue(
        Math.abs(Rao.tao(500).value() - held(NEW, "//Charlie", TEXT).value()) <= 1, "Charlie");
  }

  private void link(String parent, String child) {
    scene.edit(
        state -> {
          scene.s.childKeys.put(state, id(parent), TEXT, List.of(new ChildLink(5, id(child))));
          scene.s.parentKeys.put(state, id(child), TEXT, List.of(new ChildLink(5, id(parent))));
        });
  }

  private void freely() {
    scene.edit(state -> scene.s.txRateLimit.put(state, 0L));
  }

  private void swapped(long block) {
    scene.edit(state -> scene.s.lastHotkeySwapOnNetuid.put(state, TEXT, id("//Bob"), block));
  }

  private void stake(String coldkey, String hotkey, Rao amount) {
    if (!scene.s.owner.contains(scene.state(), id(hotkey))) {
      assertEquals("", scene.run("//Bob", new Calls.TryAssociateHotkey(id(hotkey))));
    }
    assertEquals("", scene.run(coldkey, new Calls.AddStake(id(hotkey), TEXT, amount)));
  }

  private String raise(String hotkey) {
    return scene.run("//Bob", new KeyCalls.IncreaseTake(id(hotkey), 6000));
  }

  private String everywhere(String from, String to) {
    return scene.run("//Bob", new KeyCalls.SwapHotkey(id(from), id(to), Optional.empty()));
  }

  private String on(NetUid netuid, String from, String to) {
    return scene.run("//Bob", new KeyCalls.SwapHotkey(id(from), id(to), Optional.of(netuid)));
  }

  private Calls.ServeAxon axon() {
    return new Calls.ServeAxon(TEXT, 1, BigInteger.valueOf(0x08080808), 80, 4, 4, 0, 0);
  }

  private Rao held(String hotkey, String coldkey, NetUid netuid) {
    return scene.s.stake(scene.state(), id(hotkey), id(coldkey), netuid);
  }

  private AccountId id(String uri) {
    return scene.id(uri);
  }
}
