package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeAdded;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeMoved;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeRemoved;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeSwapped;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeTransferred;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Moving, transferring and swapping stake between root and two stable subnets (scenarios.md K,
 * economics.md 10.2).
 */
class StakeMoveScenariosTest {
  private static final long ONE = Rao.PER_TAO;
  private static final Rao MIN = Rao.of(2_000_000);
  private static final Rao MORE = MIN.plus(Rao.of(1));
  private static final NetUid OTHER = new NetUid(2);
  private final Scene scene = new Scene(Map.of());
  private final AccountId one = scene.id("//Bob//0");
  private final AccountId two = scene.id("//Bob//1");
  private final AccountId eve = scene.id("//Eve");

  @BeforeEach
  void stakeOfEve() {
    scene.register("//Bob", 2);
    assertEquals("", scene.run("//Dave", new Calls.RegisterNetwork(scene.id("//Dave//owner"))));
    assertEquals("", scene.run("//Dave", new Calls.StartCall(OTHER)));
    assertEquals("", scene.run("//Eve", new Calls.AddStake(one, TEXT, Rao.tao(100))));
  }

  @Test // S253, S255, S259
  void shouldMoveStakeToAnotherHotkeyOfTheSameSubnetExactlyAndLeaveNoRecord() {
    Rao tao = scene.s.subnetTao.get(scene.state(), TEXT);
    assertEquals("", move(one, two, TEXT, TEXT, Rao.tao(40)));
    assertEquals(
        List.of(
            new StakeRemoved(eve, one, Rao.tao(40), Rao.tao(40), TEXT, 0),
            new StakeAdded(eve, two, Rao.tao(40), Rao.tao(40), TEXT, 0),
            new StakeMoved(eve, one, TEXT, two, TEXT, Rao.tao(40))),
        scene.events());
    assertEquals(Rao.tao(60), held("//Eve", one, TEXT));
    assertEquals("", move(one, two, TEXT, TEXT, Rao.tao(1_000))); // at most what is held
    assertEquals(Rao.tao(100), held("//Eve", two, TEXT));
    assertEquals(List.of(), scene.s.alphaV2.entries(scene.state(), one));
    assertEquals(tao, scene.s.subnetTao.get(scene.state(), TEXT));
    assertEquals(false, scene.s.delegates.contains(scene.state(), two));
  }

  @Test // S253, S259, stable.md "Swapping stake"
  void shouldMoveTheTaoBehindStakeThatGoesToAnotherSubnet() {
    Rao free = scene.free("//Eve");
    Rao total = scene.s.totalStake.get(scene.state());
    assertEquals("", move(one, two, TEXT, OTHER, Rao.tao(40)));
    assertEquals(
        List.of(
            new StakeRemoved(eve, one, Rao.tao(40), Rao.tao(40), TEXT, 0),
            new StakeAdded(eve, two, Rao.tao(40), Rao.tao(40), OTHER, 0),
            new StakeMoved(eve, one, TEXT, two, OTHER, Rao.tao(40))),
        scene.events());
    assertEquals(Rao.tao(40), scene.s.subnetTao.get(scene.state(), OTHER));
    assertEquals(Rao.tao(40), held("//Eve", two, OTHER));
    assertEquals(free, scene.free("//Eve"));
    assertEquals(total, scene.s.totalStake.get(scene.state()));
    assertEquals(Optional.of(11796), scene.s.delegates.find(scene.state(), two));
  }

  @Test // S254, S256, S257, economics.md 10.2: the order of the checks
  void shouldTellTheFirstThingThatIsWrong() {
    AccountId unknown = scene.id("//Nobody");
    NetUid none = new NetUid(9);
    assertEquals("SameNetuid", move(one, one, none, none, Rao.ZERO));
    assertEquals("SubnetNotExists", move(one, unknown, TEXT, none, Rao.ZERO));
    assertEquals("SubnetNotExists", move(one, unknown, none, TEXT, Rao.ZERO));
    assertEquals("HotKeyAccountNotExists", move(one, unknown, TEXT, TEXT, Rao.ZERO));
    assertEquals("HotKeyAccountNotExists", move(unknown, one, TEXT, TEXT, Rao.ZERO));
    assertEquals("AmountTooLow", move(one, two, TEXT, TEXT, MIN.minus(Rao.of(1))));
    assertEquals("AmountTooLow", move(one, two, TEXT, OTHER, MIN)); // must be above it
    Calls.MoveStake notHeld = new Calls.MoveStake(one, two, TEXT, TEXT, Rao.tao(1));
    assertEquals("AmountTooLow", scene.run("//Ferdie", notHeld));
    assertEquals("BadOrigin", scene.run(new Origin.Root(), notHeld));
    assertEquals("", move(one, two, TEXT, TEXT, MIN));
    assertEquals("", move(one, two, TEXT, OTHER, MORE));
    scene.edit(state -> scene.s.subtokenEnabled.put(state, OTHER, false));
    assertEquals("SubtokenDisabled", move(one, unknown, TEXT, OTHER, Rao.ZERO));
    assertEquals("SubtokenDisabled", move(two, unknown, OTHER, TEXT, Rao.ZERO));
  }

  @Test // S257, S259
  void shouldTransferStakeToAnotherColdkeyWithoutTouchingItsBalance() {
    AccountId heir = scene.id("//Heir");
    assertEquals("", transfer("//Heir", TEXT, TEXT, Rao.tao(30)));
    assertEquals(new StakeTransferred(eve, heir, one, TEXT, TEXT, Rao.tao(30)), event());
    assertEquals("", transfer("//Heir", TEXT, NetUid.ROOT, Rao.tao(20)));
    assertEquals(new StakeTransferred(eve, heir, one, TEXT, NetUid.ROOT, Rao.tao(20)), event());
    assertEquals(Rao.tao(30), held("//Heir", one, TEXT));
    assertEquals(Rao.tao(20), held("//Heir", one, NetUid.ROOT));
    assertEquals(Rao.tao(50), held("//Eve", one, TEXT));
    assertEquals(Rao.ZERO, scene.free("//Heir"));
    assertEquals("SameNetuid", transfer("//Eve", TEXT, TEXT, Rao.tao(1)));
    assertEquals("", transfer("//Eve", TEXT, OTHER, Rao.tao(1)));
    assertEquals("AmountTooLow", transfer("//Heir", TEXT, TEXT, Rao.of(1)));
    for (NetUid closed : List.of(TEXT, OTHER)) {
      scene.edit(state -> scene.s.transferToggle.put(state, closed, false));
      assertEquals("AmountTooLow", transfer("//Heir", TEXT, OTHER, Rao.of(1)));
      assertEquals("TransferDisallowed", transfer("//Heir", TEXT, OTHER, Rao.tao(1)));
      assertEquals("", move(one, two, TEXT, OTHER, Rao.tao(1)));
      scene.edit(state -> scene.s.transferToggle.put(state, closed, true));
    }
  }

  @Test // S230, S258, S259, S260
  void shouldSwapStakeOfAHotkeyOneDoesNotOwnAtALimitThatHolds() {
    assertEquals("SameNetuid", swap(TEXT, Rao.tao(1)));
    assertEquals("", swap(OTHER, Rao.tao(1)));
    assertEquals(new StakeSwapped(eve, one, TEXT, OTHER, Rao.tao(1)), event());
    assertEquals("SameNetuid", swap(TEXT, Rao.tao(1), 0, false));
    assertEquals("SlippageTooHigh", swap(OTHER, Rao.tao(1), ONE + 1, false));
    assertEquals("AmountTooLow", swap(OTHER, Rao.tao(1), ONE + 1, true));
    assertEquals("AmountTooLow", swap(OTHER, MIN, ONE + 1, false));
    assertEquals("", swap(OTHER, Rao.tao(1), ONE, false));
    assertEquals("", swap(NetUid.ROOT, Rao.tao(1_000), ONE * 99 / 100, true));
    assertEquals(new StakeSwapped(eve, one, TEXT, NetUid.ROOT, Rao.tao(98)), event());
    assertEquals(Rao.tao(2), held("//Eve", one, OTHER));
    assertEquals(Rao.tao(98), held("//Eve", one, NetUid.ROOT));
  }

  private String move(AccountId from, AccountId to, NetUid at, NetUid target, Rao amount) {
    return scene.run("//Eve", new Calls.MoveStake(from, to, at, target, amount));
  }

  private String transfer(String to, NetUid at, NetUid target, Rao amount) {
    return scene.run("//Eve", new Calls.TransferStake(scene.id(to), one, at, target, amount));
  }

  private String swap(NetUid target, Rao amount) {
    return scene.run("//Eve", new Calls.SwapStake(one, TEXT, target, amount));
  }

  private String swap(NetUid target, Rao amount, long limit, boolean partial) {
    return scene.run("//Eve", new Calls.SwapStakeLimit(one, TEXT, target, amount, limit, partial));
  }

  /** What the last call ended with. */
  private Record event() {
    List<Record> all = scene.events();
    return all.get(all.size() - 1);
  }

  private Rao held(String coldkey, AccountId hotkey, NetUid netuid) {
    return scene.s.stake(scene.state(), hotkey, scene.id(coldkey), netuid);
  }
}
