package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.SubtensorTypes.U16Pair;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whose uid a newcomer takes when a subnet is full (scenarios.md F, S137 - S145). */
class PruningScenariosTest {
  private static final int IMMUNITY = 100;
  private static final long OLD = 1;
  private static final long YOUNG = 900;

  private final Scene scene =
      new Scene(Map.of("ImmunityPeriod", (long) IMMUNITY, "MaxAllowedUids", 0L));

  @Test // S137
  void shouldReplaceTheLowestEmissionWhenAllAreImmune() {
    full(2);
    emissions(100, 110);
    registered(YOUNG, YOUNG);
    assertEquals(0, replaced());
  }

  @Test // S138
  void shouldPreferOneThatIsNotImmuneEvenWhenItEarnsMore() {
    full(3);
    emissions(10, 50, 40);
    registered(YOUNG, OLD, OLD);
    assertEquals(2, replaced());
  }

  @Test // S139
  void shouldBreakTiesByAgeThenByUid() {
    full(3);
    emissions(5, 5, 5);
    registered(3, 2, 2);
    assertEquals(1, replaced());
  }

  @Test // S140
  void shouldSpareAsManyHotkeysOfTheOwnerAsTheLimitSays() {
    full(2);
    owned("//Alice//owner", "//Alice//second");
    emissions(90, 90, 0, 1);
    registered(OLD, OLD, OLD, OLD);
    scene.edit(state -> scene.s.immuneOwnerUidsLimit.put(state, TEXT, 1));
    assertEquals(3, wouldBeReplaced());
    scene.edit(state -> scene.s.immuneOwnerUidsLimit.put(state, TEXT, 2));
    assertEquals(0, wouldBeReplaced());
  }

  @Test // S141
  void shouldFindNobodyWhenAllAreTheOwners() {
    owned("//Alice//owner");
    assertEquals("NoNeuronIdAvailable", register());
  }

  @Test // S142
  void shouldTakeAnImmuneOneRatherThanGoBelowTheFloorOfOthers() {
    full(4);
    emissions(1, 2, 3, 100);
    registered(OLD, OLD, OLD, YOUNG);
    assertEquals(0, wouldBeReplaced());
    scene.edit(state -> scene.s.minNonImmuneUids.put(state, TEXT, 3));
    assertEquals(3, replaced());
  }

  @Test // S143
  void shouldProtectTheOwnersHotkeyWhicheverItIsNow() {
    full(1);
    owned("//Alice//owner", "//Alice//second");
    emissions(90, 0, 0);
    registered(OLD, OLD, OLD);
    assertEquals(2, wouldBeReplaced());
    scene.edit(state -> scene.s.subnetOwnerHotkey.put(state, TEXT, scene.id("//Alice//second")));
    assertEquals(1, wouldBeReplaced());
  }

  @Test // S144, S145
  void shouldLeaveNothingOfTheReplacedNeuronAndTouchNoOtherSubnet() {
    assertEquals("", scene.run("//Bob", new Calls.RegisterNetwork(scene.id("//Bob//0"))));
    NetUid other = new NetUid(2);
    full(2);
    AccountId old = scene.id("//Bob//0");
    assertEquals("", scene.run("//Bob//0", axon(TEXT)));
    assertEquals("", scene.run("//Bob//0", axon(other)));
    emissions(7, 9);
    registered(OLD, OLD);
    scene.edit(
        state -> {
          scene.s.incentive.put(state, 1, List.of(3, 4));
          for (var ratios : List.of(scene.s.consensus, scene.s.dividends, scene.s.validatorTrust)) {
            ratios.put(state, TEXT, List.of(3, 4));
          }
          scene.s.stakeWeight.put(state, TEXT, List.of(3, 4));
          scene.s.validatorPermit.put(state, TEXT, List.of(true, true));
          scene.s.active.put(state, TEXT, List.of(false, false));
          scene.s.weights.put(state, 1, 0, row(1));
          scene.s.weights.put(state, 1, 1, row(0, 1));
          scene.s.bonds.put(state, 1, 0, row(1));
          scene.s.bonds.put(state, 1, 1, row(0));
        });
    assertEquals(0, replaced());
    var state = scene.state();
    assertEquals(2, scene.s.subnetworkN.get(state, TEXT));
    assertEquals(false, scene.s.uids.contains(state, TEXT, old));
    assertEquals(false, scene.s.isNetworkMember.get(state, old, TEXT));
    assertEquals(false, scene.s.axons.contains(state, TEXT, old));
    assertEquals(List.of(Rao.ZERO, Rao.of(9)), scene.s.emission.get(state, TEXT));
    assertEquals(List.of(0, 4), scene.s.incentive.get(state, 1));
    assertEquals(List.of(0, 4), scene.s.consensus.get(state, TEXT));
    assertEquals(List.of(0, 4), scene.s.dividends.get(state, TEXT));
    assertEquals(List.of(0, 4), scene.s.validatorTrust.get(state, TEXT));
    assertEquals(List.of(0, 4), scene.s.stakeWeight.get(state, TEXT));
    assertEquals(List.of(false, true), scene.s.validatorPermit.get(state, TEXT));
    assertEquals(List.of(true, false), scene.s.active.get(state, TEXT));
    assertEquals(scene.height(), scene.s.lastUpdate.get(state, 1).get(0));
    assertEquals(scene.height(), scene.s.blockAtRegistration.get(state, TEXT, 0));
    assertEquals(List.of(), scene.s.weights.get(state, 1, 0));
    assertEquals(
        List.of(new U16Pair(0, 0), new U16Pair(1, 65535)), scene.s.weights.get(state, 1, 1));
    assertEquals(List.of(), scene.s.bonds.get(state, 1, 0));
    assertEquals(row(0), scene.s.bonds.get(state, 1, 1)); // masked at the next epoch
    assertEquals(0, scene.s.uids.get(state, other, old));
    assertEquals(true, scene.s.axons.contains(state, other, old));
  }

  private void full(int neurons) {
    capacity(neurons);
    scene.register("//Bob", neurons);
  }

  /** Further neurons of the owner, behind those that are there. */
  private void owned(String... hotkeys) {
    capacity(scene.s.subnetworkN.get(scene.state(), TEXT) + hotkeys.length);
    for (String hotkey : hotkeys) {
      assertEquals("", scene.run("//Alice", new Calls.BurnedRegister(TEXT, scene.id(hotkey))));
    }
  }

  private void capacity(int neurons) {
    scene.edit(state -> scene.s.maxAllowedUids.put(state, TEXT, neurons));
  }

  private void emissions(long... rao) {
    List<Rao> values = Arrays.stream(rao).mapToObj(Rao::of).toList();
    scene.edit(state -> scene.s.emission.put(state, TEXT, values));
  }

  /** Registration blocks by uid; the chain stands where {@code YOUNG} is immune and 1 is not. */
  private void registered(long... blocks) {
    scene.chain.height = Math.max(scene.chain.height, YOUNG + 1);
    scene.edit(
        state ->
            IntStream.range(0, blocks.length)
                .forEach(uid -> scene.s.blockAtRegistration.put(state, TEXT, uid, blocks[uid])));
  }

  private String register() {
    return scene.run("//Eve", new Calls.BurnedRegister(TEXT, scene.id("//Eve//new")));
  }

  private int replaced() {
    assertEquals("", register());
    return scene.s.uids.get(scene.state(), TEXT, scene.id("//Eve//new"));
  }

  private int wouldBeReplaced() {
    var before = scene.state();
    int uid = replaced();
    scene.chain.state = before;
    return uid;
  }

  private static Calls.ServeAxon axon(NetUid netuid) {
    return new Calls.ServeAxon(netuid, 1, BigInteger.valueOf(0x08080808L), 80, 4, 4, 0, 0);
  }

  private static List<U16Pair> row(int... uids) {
    return Arrays.stream(uids).mapToObj(uid -> new U16Pair(uid, 65535)).toList();
  }
}
