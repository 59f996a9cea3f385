package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.Payout;
import io.myelin.runtime.subtensor.Calls;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whole epochs on the chain (scenarios.md B and H): two validators, uids 0 and 1 of coldkey Bob,
 * two miners, uids 2 and 3; weights in the open; an epoch every 20 blocks.
 */
class EpochScenariosTest {
  private static final String V0 = "//Bob//0";
  private static final String V1 = "//Bob//1";
  private static final String M2 = "//Bob//2";
  private static final String M3 = "//Bob//3";
  private final Scene scene =
      new Scene(Map.of("CommitRevealWeightsEnabled", 0L, "WeightsSetRateLimit", 0L));

  @Test // S201, S202, S209
  void shouldPayEqualValidatorsEquallyAndWhoIsNotRegisteredNothing() {
    enter(5000, 5000);
    assertEquals("", scene.run("//Eve", new Calls.TryAssociateHotkey(scene.id("//Eve//out"))));
    stake("//Eve", "//Eve//out", TEXT, 5000);
    weigh(V0, 2, 3);
    weigh(V1, 2, 3);
    List<Payout> payouts = epoch();
    assertEquals(sum(payouts, V0), sum(payouts, V1));
    assertEquals(sum(payouts, M2), sum(payouts, M3));
    assertTrue(sum(payouts, M2) > 0 && sum(payouts, V0) > 0, payouts.toString());
    assertEquals(0, sum(payouts, "//Eve//out"));
  }

  @Test // S203
  void shouldCountRootStakeByTheTaoWeight() {
    enter(5000, 2000);
    stake("//Bob", V1, NetUid.ROOT, 3000);
    scene.edit(state -> scene.s.taoWeight.put(state, -1L)); // one
    weigh(V0, 2, 3);
    weigh(V1, 2, 3);
    List<Payout> equal = epoch();
    assertTrue(Math.abs(sum(equal, V0) - sum(equal, V1)) <= 10, equal.toString());
    scene.edit(state -> scene.s.taoWeight.put(state, 0L));
    for (int i = 0; i < 3; i++) {
      epoch();
    }
    List<Payout> unequal = epoch();
    assertTrue(sum(unequal, V0) > 2 * sum(unequal, V1), unequal.toString());
  }

  @Test // S211
  void shouldGiveTheTakeToTheOwnerAndTheRestToTheNominatorsByShare() {
    enter(2000, 2000);
    stake("//Eve", V0, TEXT, 6000);
    weigh(V0, 2, 3);
    weigh(V1, 2, 3);
    List<Payout> payouts = epoch();
    Map<Payout.Kind, Long> kinds = new TreeMap<>();
    payouts.stream()
        .filter(p -> p.hotkey().equals(scene.id(V0)))
        .forEach(p -> kinds.merge(p.kind(), p.amount().value(), Long::sum));
    long all = kinds.values().stream().mapToLong(Long::longValue).sum();
    long take =
        BigInteger.valueOf(all)
            .multiply(BigInteger.valueOf(11796))
            .divide(BigInteger.valueOf(65535))
            .longValue();
    assertEquals(take, kinds.get(Payout.Kind.TAKE));
    assertEquals((all - take) / 4, kinds.get(Payout.Kind.VALIDATOR));
    assertEquals(all - take - (all - take) / 4, kinds.get(Payout.Kind.NOMINATOR));
  }

  @Test // S082, S061
  void shouldGivePermitsToTheGreatestStakesAndFollowThem() {
    scene.edit(state -> scene.s.maxAllowedValidators.put(state, TEXT, 2));
    enter(5000, 4000);
    assertEquals(List.of(true, true, false, false), permits());
    stake("//Bob", M3, TEXT, 9000);
    epoch();
    assertEquals(List.of(true, false, false, true), permits());
  }

  @Test // S056, S059, S145
  void shouldIgnoreWeightsForAUidThatHasAnotherHotkeySince() {
    enter(5000, 5000);
    scene.edit(state -> scene.s.maxAllowedUids.put(state, TEXT, 4));
    weigh(V0, 2);
    weigh(V1, 2);
    assertTrue(sum(epoch(), M2) > 0);
    scene.edit(
        state -> {
          scene.s.immunityPeriod.put(state, TEXT, 0);
          scene.s.emission.put(state, TEXT, List.of(Rao.of(9), Rao.of(9), Rao.ZERO, Rao.of(9)));
        });
    String fresh = "//Eve//new";
    assertEquals("", scene.run("//Eve", new Calls.BurnedRegister(TEXT, scene.id(fresh))));
    assertEquals(2, scene.s.uids.get(scene.state(), TEXT, scene.id(fresh)));
    assertEquals(0, sum(epoch(), fresh));
    scene.blocks(1);
    weigh(V0, 2);
    assertTrue(sum(epoch(), fresh) > 0);
  }

  @Test // S054, S055
  void shouldCountAValidatorThatFellSilentAgainOnceItSpeaks() {
    scene.edit(state -> scene.s.activityCutoffFactorMilli.put(state, TEXT, 1500L)); // 30 blocks
    enter(5000, 5000);
    weigh(V0, 2);
    weigh(V1, 2);
    epoch();
    scene.blocks(15);
    weigh(V0, 2);
    List<Payout> alone = epoch();
    assertEquals(List.of(true, false, false, false), scene.s.active.get(scene.state(), TEXT));
    assertTrue(sum(alone, V0) > sum(alone, V1), alone.toString());
    weigh(V0, 2);
    weigh(V1, 2);
    epoch();
    assertEquals(true, scene.s.active.get(scene.state(), TEXT).get(1));
  }

  @Test // S063
  void shouldLetTheOwnersHotkeyWeighItself() {
    enter(5000, 5000);
    String owner = "//Alice//owner";
    assertEquals("", scene.run("//Alice", new Calls.BurnedRegister(TEXT, scene.id(owner))));
    stake("//Alice", owner, TEXT, 50_000);
    weigh(owner, 4, 2);
    epoch();
    weigh(owner, 4, 2);
    epoch();
    List<Integer> incentive = scene.s.incentive.get(scene.state(), 1);
    assertTrue(incentive.get(2) > 0, incentive.toString());
    assertEquals(incentive.get(2), incentive.get(4));
  }

  /** Four neurons of Bob, two of them with this stake in TAO and, an epoch later, permits. */
  private void enter(long first, long second) {
    scene.register("//Bob", 4);
    stake("//Bob", V0, TEXT, first);
    stake("//Bob", V1, TEXT, second);
    epoch();
    scene.blocks(1);
  }

  private void stake(String coldkey, String hotkey, NetUid netuid, long tao) {
    assertEquals(
        "", scene.run(coldkey, new Calls.AddStake(scene.id(hotkey), netuid, Rao.tao(tao))));
  }

  private void weigh(String validator, Integer... uids) {
    List<Integer> ones = List.of(uids).stream().map(uid -> 1).toList();
    assertEquals(
        "", scene.run(validator, new Calls.SetWeights(TEXT, List.of(uids), ones, 0)), validator);
  }

  /** Runs to the end of the epoch; what its block paid. */
  private List<Payout> epoch() {
    scene.until(scene.height() / 20 * 20 + 19);
    return scene.chain.block().payouts();
  }

  private List<Boolean> permits() {
    return scene.s.validatorPermit.get(scene.state(), TEXT);
  }

  private long sum(List<Payout> payouts, String hotkey) {
    return payouts.stream()
        .filter(p -> p.hotkey().equals(scene.id(hotkey)))
        .mapToLong(p -> p.amount().value())
        .sum();
  }
}
