package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeAdded;
import io.myelin.runtime.subtensor.SubtensorEvents.StakeRemoved;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Leaving a hotkey everywhere (scenarios.md S241), and subnets whose stake does not move yet. */
class UnstakeAllScenariosTest {
  private static final NetUid OTHER = new NetUid(2);
  private final Scene scene = new Scene(Map.of());
  private final AccountId hotkey = scene.id("//Bob//0");
  private final AccountId eve = scene.id("//Eve");

  @BeforeEach
  void stakeEverywhere() {
    scene.register("//Bob", 2);
    assertEquals("", scene.run("//Dave", new Calls.RegisterNetwork(scene.id("//Dave//owner"))));
    assertEquals("", scene.run("//Dave", new Calls.StartCall(OTHER)));
    for (int netuid = 0; netuid <= 2; netuid++) {
      Rao amount = Rao.tao(10 + netuid);
      assertEquals("", scene.run("//Eve", new Calls.AddStake(hotkey, new NetUid(netuid), amount)));
    }
  }

  @Test // S241
  void shouldTurnEveryPositionIntoFreeBalance() {
    Rao free = scene.free("//Eve");
    assertEquals("", scene.run("//Eve", new Calls.UnstakeAll(hotkey)));
    assertEquals(
        List.of(removed(NetUid.ROOT, 10), removed(TEXT, 11), removed(OTHER, 12)), scene.events());
    assertEquals(Rao.tao(33), scene.free("//Eve").minus(free));
    assertEquals(List.of(), scene.s.alphaV2.entries(scene.state(), hotkey));
    assertEquals("", scene.run("//Eve", new Calls.UnstakeAll(hotkey))); // nothing is left
    assertEquals(List.of(), scene.events());
  }

  @Test // S241
  void shouldTurnEveryPositionIntoRootStakeHoweverSmall() {
    Rao free = scene.free("//Eve");
    Rao most = Rao.tao(11).minus(Rao.of(7));
    assertEquals("", scene.run("//Eve", new Calls.RemoveStake(hotkey, TEXT, most)));
    assertEquals("", scene.run("//Eve", new Calls.RemoveStake(hotkey, OTHER, Rao.tao(12))));
    assertEquals("", scene.run("//Eve", new Calls.UnstakeAllAlpha(hotkey)));
    assertEquals(
        List.of(
            new StakeRemoved(eve, hotkey, Rao.of(7), Rao.of(7), TEXT, 0),
            new StakeAdded(eve, hotkey, Rao.of(7), Rao.of(7), NetUid.ROOT, 0)),
        scene.events());
    assertEquals(Rao.tao(10).plus(Rao.of(7)), held(NetUid.ROOT));
    assertEquals(Rao.ZERO, held(TEXT));
    assertEquals(Rao.tao(12).plus(most), scene.free("//Eve").minus(free));
    assertEquals("AmountTooLow", scene.run("//Eve", new Calls.UnstakeAllAlpha(hotkey)));
  }

  @Test
  void shouldPassOverSubnetsWhereStakeDoesNotMove() {
    scene.edit(state -> scene.s.subtokenEnabled.put(state, TEXT, false));
    assertEquals("", scene.run("//Eve", new Calls.UnstakeAllAlpha(hotkey)));
    assertEquals(Rao.tao(22), held(NetUid.ROOT));
    assertEquals("", scene.run("//Eve", new Calls.UnstakeAll(hotkey)));
    assertEquals(Rao.ZERO, held(NetUid.ROOT));
    assertEquals(Rao.tao(11), held(TEXT));
  }

  @Test
  void shouldRefuseHotkeysNobodyKnows() {
    AccountId unknown = scene.id("//Nobody");
    for (Record call : List.of(new Calls.UnstakeAll(unknown), new Calls.UnstakeAllAlpha(unknown))) {
      assertEquals("HotKeyAccountNotExists", scene.run("//Eve", call));
    }
  }

  static Stream<Record> callsOnSubnetTwo() {
    Scene names = new Scene();
    AccountId one = names.id("//Bob//0");
    AccountId two = names.id("//Bob//1");
    Rao amount = Rao.tao(1);
    long price = Rao.PER_TAO;
    return Stream.of(
        new Calls.AddStake(one, OTHER, amount),
        new Calls.RemoveStake(one, OTHER, amount),
        new Calls.AddStakeLimit(one, OTHER, amount, price, true),
        new Calls.RemoveStakeLimit(one, OTHER, amount, price, true),
        new Calls.RemoveStakeFullLimit(one, OTHER, Optional.of(price)),
        new Calls.RemoveStakeFullLimit(one, OTHER, Optional.empty()),
        new Calls.MoveStake(one, two, OTHER, OTHER, amount),
        new Calls.MoveStake(one, two, TEXT, OTHER, amount),
        new Calls.TransferStake(names.id("//Dave"), one, OTHER, TEXT, amount),
        new Calls.SwapStake(one, NetUid.ROOT, OTHER, amount),
        new Calls.SwapStakeLimit(one, OTHER, TEXT, amount, price, true),
        new Calls.UnstakeAll(one),
        new Calls.UnstakeAllAlpha(one));
  }

  /** Its stake is not worth one TAO for one alpha, and no pool tells yet what it is worth. */
  @ParameterizedTest
  @MethodSource("callsOnSubnetTwo")
  void shouldMoveNothingOnASubnetWithAPool(Record call) {
    scene.edit(state -> scene.s.subnetMechanism.put(state, OTHER, 1));
    StateTrie before = scene.state();
    assertEquals("DisabledTemporarily", scene.run("//Eve", call));
    assertEquals(before.root(), scene.state().root());
  }

  private StakeRemoved removed(NetUid netuid, long tao) {
    return new StakeRemoved(eve, hotkey, Rao.tao(tao), Rao.tao(tao), netuid, 0);
  }

  private Rao held(NetUid netuid) {
    return scene.s.stake(scene.state(), hotkey, eve, netuid);
  }
}
