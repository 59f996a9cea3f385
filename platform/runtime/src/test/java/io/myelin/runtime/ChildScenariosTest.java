package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.KeyCalls;
import io.myelin.runtime.subtensor.SubtensorEvents.ChildKeyTakeSet;
import io.myelin.runtime.subtensor.SubtensorEvents.SetChildren;
import io.myelin.runtime.subtensor.SubtensorEvents.SetChildrenScheduled;
import io.myelin.runtime.subtensor.SubtensorTypes.ChildLink;
import io.myelin.runtime.subtensor.SubtensorTypes.PendingChildren;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hotkeys that lend stake to others (scenarios.md L, S264 - S271). */
class ChildScenariosTest {
  private static final String PARENT = "//Bob//0";
  private static final NetUid WAITING = new NetUid(2);
  private static final long HALF = Long.MIN_VALUE;
  private final Scene scene = new Scene(Map.of());

  @BeforeEach
  void aParentAndASubnetThatIsNotStarted() {
    scene.register("//Bob", 2);
    assertEquals("", scene.run("//Bob", new Calls.AddStake(id(PARENT), TEXT, Rao.tao(1000))));
    assertEquals("", scene.run("//Dave", new Calls.RegisterNetwork(id("//Dave//owner"))));
    scene.edit(state -> scene.s.pendingChildKeyCooldown.put(state, 30L));
  }

  @Test // S264
  void shouldRefuseChildrenThatCannotBe() {
    assertEquals("RegistrationNotPermittedOnRootSubnet", set(PARENT, NetUid.ROOT, 1, "//c"));
    assertEquals("SubnetNotExists", set(PARENT, new NetUid(9), 1, "//c"));
    Record strangers = new KeyCalls.SetChildren(id(PARENT), TEXT, List.of());
    assertEquals("NonAssociatedColdKey", scene.run("//Eve", strangers));
    assertEquals("DuplicateChild", set(PARENT, TEXT, 1, "//c", "//c"));
    assertEquals("InvalidChild", set(PARENT, TEXT, 1, "//c", PARENT));
    assertEquals("TooManyChildren", set(PARENT, TEXT, 1, "//c", "//d", "//e", "//f", "//g", "//h"));
    assertEquals("ProportionOverflow", set(PARENT, TEXT, HALF, "//c", "//d"));
    assertEquals("NotEnoughStakeToSetChildkeys", set("//Bob//1", TEXT, 1, "//c"));
    assertEquals("", set("//Bob//1", TEXT, 1), "to lend nothing takes no stake");
    assertEquals("", set(PARENT, TEXT, HALF - 1, "//c", "//d"));
  }

  @Test // S265
  void shouldLetTheSubnetOwnersHotkeyLendWithoutStake() {
    scene.edit(state -> scene.s.subnetOwnerHotkey.put(state, TEXT, id("//Bob//1")));
    assertEquals("", set("//Bob//1", TEXT, 1, "//c"));
    scene.edit(state -> scene.s.subnetOwnerHotkey.put(state, TEXT, id("//Alice//owner")));
    scene.blocks(150);
    assertEquals("NotEnoughStakeToSetChildkeys", set("//Bob//1", TEXT, 1, "//c"));
  }

  @Test // S266
  void shouldApplyChildrenAtTheFirstEpochAfterTheCooldown() {
    long asked = scene.height();
    assertEquals("", set(PARENT, TEXT, 5, "//c"));
    List<ChildLink> children = links(5, "//c");
    assertEquals(
        List.of(new SetChildrenScheduled(id(PARENT), TEXT, asked + 30, children)), scene.events());
    PendingChildren pending = new PendingChildren(children, asked + 30);
    scene.until(39);
    assertEquals(pending, scene.s.pendingChildKeys.get(scene.state(), TEXT, id(PARENT)));
    assertEquals(List.of(), children(PARENT, TEXT));
    scene.until(40);
    assertEquals(children, children(PARENT, TEXT));
    assertEquals(links(5, PARENT), parents("//c", TEXT));
    assertEquals(false, scene.s.pendingChildKeys.contains(scene.state(), TEXT, id(PARENT)));
  }

  @Test // S266
  void shouldApplyChildrenAtOnceOnASubnetThatIsNotStarted() {
    assertEquals("", set(PARENT, WAITING, 5, "//c"));
    assertEquals(List.of(new SetChildren(id(PARENT), WAITING, links(5, "//c"))), scene.events());
    assertEquals(links(5, "//c"), children(PARENT, WAITING));
    assertEquals(links(5, PARENT), parents("//c", WAITING));
  }

  @Test
  void shouldDropChildrenThatBecameParentsWhileTheyWaited() {
    assertEquals("", set(PARENT, TEXT, 5, "//Eve//c"));
    scene.edit(
        state -> {
          scene.s.childKeys.put(state, id("//Eve//c"), TEXT, links(9, PARENT));
          scene.s.parentKeys.put(state, id(PARENT), TEXT, links(9, "//Eve//c"));
        });
    scene.until(40);
    assertEquals(List.of(), children(PARENT, TEXT));
    assertEquals(links(9, "//Eve//c"), parents(PARENT, TEXT));
    assertEquals(false, scene.s.pendingChildKeys.contains(scene.state(), TEXT, id(PARENT)));
    scene.until(160);
    assertEquals("ChildParentInconsistency", set(PARENT, TEXT, 5, "//Eve//c"));
  }

  @Test // S267, S268
  void shouldReplaceChildrenOnBothSides() {
    assertEquals("", set(PARENT, WAITING, 0, "//c", "//d"));
    assertEquals(links(0, PARENT), parents("//d", WAITING));
    scene.blocks(150);
    assertEquals("", set(PARENT, WAITING, -1, "//d"));
    assertEquals(List.of(), parents("//c", WAITING));
    assertEquals(links(-1, PARENT), parents("//d", WAITING));
    scene.blocks(150);
    assertEquals("", set(PARENT, WAITING, 1));
    for (String hotkey : List.of("//c", "//d", PARENT)) {
      assertEquals(false, scene.s.childKeys.contains(scene.state(), id(hotkey), WAITING));
      assertEquals(false, scene.s.parentKeys.contains(scene.state(), id(hotkey), WAITING));
    }
  }

  @Test // S269
  void shouldForgetChildrenThatWaitForStakeTheParentNoLongerHas() {
    assertEquals("", set(PARENT, TEXT, 5, "//c"));
    assertEquals("", scene.run("//Eve", new Calls.AddStake(id(PARENT), TEXT, Rao.tao(10))));
    assertEquals("", scene.run("//Bob", new Calls.RemoveStake(id(PARENT), TEXT, Rao.tao(10))));
    assertEquals(true, scene.s.pendingChildKeys.contains(scene.state(), TEXT, id(PARENT)));
    assertEquals("", scene.run("//Eve", new Calls.RemoveStake(id(PARENT), TEXT, Rao.tao(10))));
    assertEquals(false, scene.s.pendingChildKeys.contains(scene.state(), TEXT, id(PARENT)));
  }

  @Test // S270
  void shouldLetChildrenChangeOnlySoOften() {
    assertEquals("", set(PARENT, WAITING, 1, "//c"));
    scene.blocks(149);
    assertEquals("TxRateLimitExceeded", set(PARENT, WAITING, 1, "//d"));
    assertEquals("", set(PARENT, TEXT, 1, "//d"), "limits are per subnet");
    scene.blocks(1);
    assertEquals("", set(PARENT, WAITING, 1, "//d"));
  }

  @Test // S271
  void shouldHoldTheTakeOfAChildToItsBoundsAndToOneRaiseInAWhile() {
    scene.edit(
        state -> {
          scene.s.txChildkeyTakeRateLimit.put(state, 5L);
          scene.s.minChildkeyTake.put(state, 10);
          scene.s.minChildkeyTakePerSubnet.put(state, WAITING, 20);
        });
    assertEquals("NonAssociatedColdKey", scene.run("//Eve", take(TEXT, 100)));
    assertEquals("InvalidChildkeyTake", scene.run("//Bob", take(TEXT, 9)));
    assertEquals("InvalidChildkeyTake", scene.run("//Bob", take(WAITING, 19)));
    assertEquals("InvalidChildkeyTake", scene.run("//Bob", take(TEXT, 11797)));
    assertEquals("", scene.run("//Bob", take(TEXT, 100)));
    assertEquals(List.of(new ChildKeyTakeSet(id(PARENT), 100)), scene.events());
    assertEquals("TxChildkeyTakeRateLimitExceeded", scene.run("//Bob", take(TEXT, 101)));
    assertEquals("", scene.run("//Bob", take(WAITING, 101)), "limits are per subnet");
    scene.blocks(4);
    assertEquals("TxChildkeyTakeRateLimitExceeded", scene.run("//Bob", take(TEXT, 101)));
    scene.blocks(1);
    assertEquals("", scene.run("//Bob", take(TEXT, 101)));
    assertEquals("", scene.run("//Bob", take(TEXT, 10)));
    assertEquals(10, scene.s.childkeyTake.get(scene.state(), id(PARENT), TEXT));
  }

  private String set(String hotkey, NetUid netuid, long proportion, String... children) {
    return scene.run(
        "//Bob", new KeyCalls.SetChildren(id(hotkey), netuid, links(proportion, children)));
  }

  private static KeyCalls.SetChildkeyTake take(NetUid netuid, int take) {
    return new KeyCalls.SetChildkeyTake(TestChain.key(PARENT).accountId(), netuid, take);
  }

  private List<ChildLink> links(long proportion, String... hotkeys) {
    return Arrays.stream(hotkeys).map(hotkey -> new ChildLink(proportion, id(hotkey))).toList();
  }

  private List<ChildLink> children(String hotkey, NetUid netuid) {
    return scene.s.childKeys.get(scene.state(), id(hotkey), netuid);
  }

  private List<ChildLink> parents(String hotkey, NetUid netuid) {
    return scene.s.parentKeys.get(scene.state(), id(hotkey), netuid);
  }

  private AccountId id(String uri) {
    return scene.id(uri);
  }
}
