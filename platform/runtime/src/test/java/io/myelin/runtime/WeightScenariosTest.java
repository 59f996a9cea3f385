package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.SubtensorTypes.U16Pair;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Setting weights (scenarios.md C); three neurons, the first with stake and a permit. */
class WeightScenariosTest {
  private static final String V = "//Bob//0";
  private final Scene scene =
      new Scene(Map.of("CommitRevealWeightsEnabled", 0L, "WeightsSetRateLimit", 0L));

  @BeforeEach
  void threeNeurons() {
    scene.register("//Bob", 3);
    assertEquals("", scene.run("//Bob", new Calls.AddStake(scene.id(V), TEXT, Rao.tao(1000))));
    permit(true);
  }

  @Test // S081
  void shouldRefuseWeightsOnRoot() {
    NetUid root = NetUid.ROOT;
    scene.edit(state -> scene.s.commitRevealWeightsEnabled.put(state, root, false));
    assertEquals(
        "CanNotSetRootNetworkWeights",
        scene.run(V, new Calls.SetWeights(root, List.of(0), List.of(1), 0)));
  }

  @Test // S082, S087, S091
  void shouldLetANeuronWithoutAPermitWeighItselfOnly() {
    permit(false);
    scene.edit(state -> scene.s.minAllowedWeights.put(state, TEXT, 2));
    assertEquals("NeuronNoValidatorPermit", set(List.of(1), List.of(1)));
    assertEquals("NeuronNoValidatorPermit", set(List.of(0, 1), List.of(1, 1)));
    assertEquals("", set(List.of(0), List.of(1)));
  }

  @Test // S083
  void shouldAskForStakeWorthTheThreshold() {
    assertEquals("", scene.run("//Bob", new Calls.RemoveStake(scene.id(V), TEXT, Rao.tao(1))));
    assertEquals("NotEnoughStakeToSetWeights", set(List.of(1), List.of(1)));
    assertEquals("", scene.run("//Eve", new Calls.AddStake(scene.id(V), TEXT, Rao.tao(1))));
    assertEquals("", set(List.of(1), List.of(1)));
  }

  @Test // S084
  void shouldAskForAtLeastTheVersionOfTheSubnet() {
    scene.edit(state -> scene.s.weightsVersionKey.put(state, TEXT, 12312L));
    assertEquals("", version(20313));
    assertEquals("", version(12312));
    assertEquals("IncorrectWeightVersionKey", version(12311));
    scene.edit(state -> scene.s.weightsVersionKey.put(state, TEXT, 20313L));
    assertEquals("IncorrectWeightVersionKey", version(12312));
  }

  @Test // S085
  void shouldWaitForTheRateLimitUnlessWeightsWereNeverSet() {
    scene.edit(state -> scene.s.weightsSetRateLimit.put(state, TEXT, 10L));
    assertEquals("SettingWeightsTooFast", set(List.of(1), List.of(1))); // registered just now
    scene.edit(state -> scene.s.lastUpdate.put(state, 1, List.of(0L, 0L, 0L)));
    assertEquals("", set(List.of(1), List.of(1)));
    for (int block = 0; block < 25; block++) {
      String expected = block % 10 == 0 && block > 0 ? "" : "SettingWeightsTooFast";
      assertEquals(expected, set(List.of(1), List.of(1)), "block " + block);
      scene.blocks(1);
    }
  }

  @Test // S086, S088
  void shouldRefuseRowsThatDoNotFitTheSubnet() {
    assertEquals("WeightVecNotEqualSize", set(List.of(1, 2), List.of(1)));
    assertEquals("DuplicateUids", set(List.of(1, 1), List.of(1, 1)));
    assertEquals("UidVecContainInvalidOne", set(List.of(9999), List.of(1)));
    assertEquals("UidVecContainInvalidOne", set(List.of(3), List.of(1)));
    assertEquals("UidsLengthExceedUidsInSubNet", set(List.of(0, 1, 2, 3), List.of(1, 1, 1, 1)));
    Calls.SetWeights fine = new Calls.SetWeights(TEXT, List.of(1), List.of(1), 0);
    assertEquals("HotKeyNotRegisteredInSubNet", scene.run("//Eve", fine));
    assertEquals("BadOrigin", scene.run(new Origin.Inherent(), fine));
    assertEquals("BadOrigin", scene.run(new Origin.Root(), fine));
  }

  @Test // S087
  void shouldAskForTheLeastNumberOfEntries() {
    scene.edit(state -> scene.s.minAllowedWeights.put(state, TEXT, 2));
    assertEquals("WeightVecLengthIsLow", set(List.of(1), List.of(1)));
    assertEquals("", set(List.of(1, 2), List.of(1, 1)));
    scene.edit(state -> scene.s.minAllowedWeights.put(state, TEXT, 200));
    assertEquals("WeightVecLengthIsLow", set(List.of(1, 2), List.of(1, 1)));
    assertEquals("", set(List.of(0, 1, 2), List.of(1, 1, 1))); // no more than there are neurons
  }

  @Test // S089
  void shouldStoreTheRowScaledUpToTheGreatestValue() {
    assertEquals("", set(List.of(2, 1), List.of(65535, 65535)));
    assertEquals(List.of(new U16Pair(2, 65535), new U16Pair(1, 65535)), row());
    assertEquals("", set(List.of(1, 0, 2), List.of(1, 2, 4)));
    assertEquals(
        List.of(new U16Pair(1, 16384), new U16Pair(0, 32768), new U16Pair(2, 65535)), row());
    assertEquals("", set(List.of(1, 2), List.of(0, 0)));
    assertEquals(List.of(new U16Pair(1, 0), new U16Pair(2, 0)), row());
  }

  @Test // S093, S099, S100
  void shouldTakeWeightsInTheOpenOnlyWhileCommitRevealIsOff() {
    scene.edit(state -> scene.s.commitRevealWeightsEnabled.put(state, TEXT, true));
    assertEquals("CommitRevealEnabled", set(List.of(1), List.of(1)));
    scene.edit(state -> scene.s.commitRevealWeightsEnabled.put(state, TEXT, false));
    assertEquals("", set(List.of(1), List.of(1)));
  }

  @Test // S094
  void shouldLetTheOwnersHotkeyWeighWithoutStakeAndPermit() {
    String owner = "//Alice//owner";
    Calls.SetWeights row = new Calls.SetWeights(TEXT, List.of(1), List.of(1), 0);
    assertEquals("HotKeyNotRegisteredInSubNet", scene.run(owner, row));
    assertEquals("", scene.run("//Alice", new Calls.BurnedRegister(TEXT, scene.id(owner))));
    assertEquals("", scene.run(owner, row));
  }

  @Test // S316, S324
  void shouldRefuseMechanismsThatDoNotExist() {
    Calls.SetMechanismWeights one =
        new Calls.SetMechanismWeights(TEXT, 1, List.of(1), List.of(1), 0);
    assertEquals("MechanismDoesNotExist", scene.run(V, one));
    scene.edit(state -> scene.s.commitRevealWeightsEnabled.put(state, new NetUid(9), false));
    assertEquals(
        "MechanismDoesNotExist",
        scene.run(V, new Calls.SetWeights(new NetUid(9), List.of(1), List.of(1), 0)));
  }

  private String set(List<Integer> dests, List<Integer> weights) {
    return scene.run(V, new Calls.SetWeights(TEXT, dests, weights, 0));
  }

  private String version(long key) {
    return scene.run(V, new Calls.SetWeights(TEXT, List.of(1), List.of(1), key));
  }

  private List<U16Pair> row() {
    return scene.s.weights.get(scene.state(), 1, 0);
  }

  private void permit(boolean permitted) {
    List<Boolean> permits = IntStream.range(0, 3).mapToObj(uid -> permitted && uid == 0).toList();
    scene.edit(state -> scene.s.validatorPermit.put(state, TEXT, permits));
  }
}
