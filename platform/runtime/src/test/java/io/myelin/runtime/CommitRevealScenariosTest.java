package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.subtensor.AdminUtilsPallet.SetTempo;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.SubtensorTypes.U16Pair;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Committing and revealing weights (scenarios.md D), by the owner's hotkey, which needs neither
 * stake nor permit. Epochs close at 20, 40, 60 ...; a commit is shown one epoch later.
 */
class CommitRevealScenariosTest {
  private static final String OWNER = "//Alice//owner";
  private static final Codec<List<Integer>> U16S = Codecs.list(Codecs.U16);
  private final Scene scene = new Scene(Map.of("WeightsSetRateLimit", 0L));

  @BeforeEach
  void ownerIsRegistered() {
    assertEquals("", scene.run("//Alice", new Calls.BurnedRegister(TEXT, scene.id(OWNER))));
    scene.register("//Bob", 1);
  }

  @Test // S096
  void shouldStoreWeightsRevealedInTheNextEpoch() {
    assertEquals("", commit(1));
    scene.until(20);
    assertEquals("", reveal(1));
    assertEquals(List.of(new U16Pair(1, 65535)), scene.s.weights.get(scene.state(), 1, 0));
    assertEquals(1, scene.s.lastUpdate.get(scene.state(), 1).get(0)); // the block of the commit
  }

  @Test // S097, S107
  void shouldRevealInEveryBlockOfTheEpochAfterTheCommitAndInNoOther() {
    assertEquals("NoWeightsCommitFound", reveal(1));
    assertEquals("", commit(1));
    for (long block = scene.height(); block < 60; block++) {
      String expected = block < 20 ? "RevealTooEarly" : block < 40 ? "" : "ExpiredWeightCommit";
      assertEquals(expected, scene.would(OWNER, shown(1)), "block " + block);
      scene.blocks(1);
    }
  }

  @Test // S097
  void shouldRevealOnce() {
    assertEquals("", commit(1));
    scene.until(20);
    assertEquals("", reveal(1));
    assertEquals("NoWeightsCommitFound", reveal(1));
  }

  @Test // S098
  void shouldRefuseToRevealAnythingElseThanWasCommitted() {
    assertEquals("", commit(7));
    scene.until(20);
    for (Calls.RevealWeights other :
        List.of(
            new Calls.RevealWeights(TEXT, List.of(0), List.of(7), List.of(7), 0),
            new Calls.RevealWeights(TEXT, List.of(1), List.of(8), List.of(7), 0),
            new Calls.RevealWeights(TEXT, List.of(1), List.of(7), List.of(8), 0),
            new Calls.RevealWeights(TEXT, List.of(1), List.of(7), List.of(7), 1))) {
      assertEquals("InvalidRevealCommitHashNotMatch", scene.run(OWNER, other), other.toString());
    }
    assertEquals(
        "", scene.run(OWNER, new Calls.RevealWeights(TEXT, List.of(1), List.of(7), List.of(7), 0)));
  }

  @Test // S099
  void shouldRefuseBothWhileCommitRevealIsOff() {
    enabled(false);
    assertEquals("CommitRevealDisabled", commit(1));
    assertEquals("CommitRevealDisabled", reveal(1));
    enabled(true);
    assertEquals("", commit(1));
    scene.until(20);
    assertEquals("", reveal(1));
  }

  @Test // S100
  void shouldSetWeightsInTheOpenAgainOnceTheRateLimitHasPassed() {
    scene.edit(state -> scene.s.weightsSetRateLimit.put(state, TEXT, 5L));
    scene.blocks(5);
    assertEquals("", commit(1));
    enabled(false);
    Calls.SetWeights open = new Calls.SetWeights(TEXT, List.of(1), List.of(1), 0);
    assertEquals("SettingWeightsTooFast", scene.run(OWNER, open));
    scene.blocks(5);
    assertEquals("", scene.run(OWNER, open));
  }

  @Test // S101, S102
  void shouldKeepTenCommitsAndForgetThoseBeforeARevealedOne() {
    for (int salt = 1; salt <= 10; salt++) {
      assertEquals("", commit(salt));
    }
    assertEquals("TooManyUnrevealedCommits", commit(11));
    scene.until(20);
    assertEquals("", reveal(2));
    assertEquals(8, waiting(OWNER));
    assertEquals("InvalidRevealCommitHashNotMatch", reveal(1));
    assertEquals("", reveal(10));
    assertEquals(0, waiting(OWNER));
    assertEquals(false, scene.s.weightCommits.contains(scene.state(), 1, scene.id(OWNER)));
  }

  @Test // S103, S104
  void shouldDropExpiredCommitsBeforeCounting() {
    for (int salt = 1; salt <= 5; salt++) {
      assertEquals("", commit(salt));
    }
    scene.until(20);
    for (int salt = 6; salt <= 10; salt++) {
      assertEquals("", commit(salt));
    }
    assertEquals("TooManyUnrevealedCommits", commit(11));
    scene.until(40);
    assertEquals("", commit(11));
    assertEquals(6, waiting(OWNER));
    assertEquals("InvalidRevealCommitHashNotMatch", reveal(1));
    assertEquals("", reveal(6));
  }

  @Test // S105
  void shouldForgetTheCommitBeforeARevealedOneAndKeepTheOneAfterIt() {
    for (int salt = 1; salt <= 3; salt++) {
      assertEquals("", commit(salt));
    }
    scene.until(20);
    assertEquals("", reveal(2));
    assertEquals("", reveal(3));
    assertEquals("NoWeightsCommitFound", reveal(1));
  }

  @Test // S106
  void shouldKeepTheEpochOfACommitWhenTheTempoChangesAndFollowTheRevealPeriod() {
    assertEquals("", commit(1));
    assertEquals("", scene.run(new Origin.Root(), new SetTempo(TEXT, 5)));
    assertEquals(0, scene.s.weightCommits.get(scene.state(), 1, scene.id(OWNER)).get(0).epoch());
    scene.edit(state -> scene.s.revealPeriodEpochs.put(state, TEXT, 2L));
    scene.until(6); // epoch 1
    assertEquals("RevealTooEarly", reveal(1));
    scene.until(11); // epoch 2
    assertEquals("", reveal(1));
  }

  @Test // S109
  void shouldLimitTheRateOfCommits() {
    scene.edit(state -> scene.s.weightsSetRateLimit.put(state, TEXT, 10L));
    scene.until(11);
    assertEquals("", commit(1));
    assertEquals("CommittingWeightsTooFast", commit(2));
    scene.until(16);
    assertEquals("CommittingWeightsTooFast", commit(2));
    scene.until(21);
    assertEquals("", commit(2));
  }

  @Test // S110
  void shouldKeepTheQueuesOfTwoHotkeysApart() {
    scene.edit(state -> scene.s.weightsSetRateLimit.put(state, TEXT, 10L));
    scene.until(11);
    assertEquals("", commit(1));
    assertEquals("", scene.run("//Bob//0", promise("//Bob//0", 1)));
    assertEquals(1, waiting(OWNER));
    assertEquals(1, waiting("//Bob//0"));
    scene.until(20);
    assertEquals("", reveal(1));
    assertEquals(1, waiting("//Bob//0"));
  }

  @Test
  void shouldAskForARegisteredHotkeyAndASignature() {
    assertEquals("HotKeyNotRegisteredInSubNet", scene.run("//Eve", promise("//Eve", 1)));
    assertEquals("BadOrigin", scene.run(new Origin.Root(), promise(OWNER, 1)));
    assertEquals("BadOrigin", scene.run(new Origin.Root(), shown(1)));
  }

  @Test
  void shouldKeepTheCommitWhenItsRowIsRefused() {
    Calls.RevealWeights twice =
        new Calls.RevealWeights(TEXT, List.of(1, 1), List.of(1, 1), List.of(1), 0);
    Calls.CommitWeights promise = new Calls.CommitWeights(TEXT, hash(scene.id(OWNER), twice));
    assertEquals("", scene.run(OWNER, promise));
    scene.until(20);
    assertEquals("DuplicateUids", scene.run(OWNER, twice));
    assertEquals(1, waiting(OWNER));
  }

  private String commit(int salt) {
    return scene.run(OWNER, promise(OWNER, salt));
  }

  private String reveal(int salt) {
    return scene.run(OWNER, shown(salt));
  }

  private static Calls.RevealWeights shown(int salt) {
    return new Calls.RevealWeights(TEXT, List.of(1), List.of(7), List.of(salt), 0);
  }

  private Calls.CommitWeights promise(String hotkey, int salt) {
    return new Calls.CommitWeights(TEXT, hash(scene.id(hotkey), shown(salt)));
  }

  /** weights.md 4.1, written down a second time. */
  private static Hash256 hash(AccountId hotkey, Calls.RevealWeights row) {
    ScaleWriter out = new ScaleWriter().bytes(hotkey.bytes()).u16(row.netuid().value());
    U16S.write(out, row.uids());
    U16S.write(out, row.values());
    U16S.write(out, row.salt());
    return Hashes.blake2b256(out.u64(row.versionKey()).toByteArray());
  }

  private int waiting(String hotkey) {
    return scene.s.weightCommits.find(scene.state(), 1, scene.id(hotkey)).map(List::size).orElse(0);
  }

  private void enabled(boolean on) {
    scene.edit(state -> scene.s.commitRevealWeightsEnabled.put(state, TEXT, on));
  }
}
