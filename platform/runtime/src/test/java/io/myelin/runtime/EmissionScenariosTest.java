package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.BlockContext;
import io.myelin.runtime.frame.Journal;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.AdminUtilsPallet.SetSubnetEmissionEnabled;
import io.myelin.runtime.subtensor.SubtensorEvents.EpochDeferred;
import io.myelin.runtime.subtensor.SubtensorEvents.EpochSkipped;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a block mints and where it goes (scenarios.md H, as far as stable subnets have it). */
class EmissionScenariosTest {
  private static final Rao BLOCK = Rao.tao(1);

  @Test // S178
  void shouldMintTheBlockIntoTheOnlySubnet() {
    Scene scene = subnets(1, Map.of());
    Rao issuance = scene.s.totalIssuance.get(scene.state());
    Rao stake = scene.s.totalStake.get(scene.state());
    Rao tao = tao(scene, 1);
    scene.blocks(1);
    assertEquals(BLOCK, scene.s.totalIssuance.get(scene.state()).minus(issuance));
    assertEquals(BLOCK, scene.s.totalStake.get(scene.state()).minus(stake));
    assertEquals(BLOCK, tao(scene, 1).minus(tao));
  }

  @Test // S179, S213
  void shouldGiveThreeEqualSubnetsAThirdEach() {
    Scene scene = subnets(3, Map.of());
    for (int netuid = 1; netuid <= 3; netuid++) {
      assertEquals(Rao.of(333_333_333), tao(scene, netuid));
    }
  }

  @Test // S181, S182
  void shouldGiveTheShareOfADisabledSubnetToTheOthersFromTheNextBlock() {
    Scene scene = subnets(2, Map.of());
    Rao half = Rao.of(500_000_000);
    assertEquals(List.of(half, half), grown(scene));
    for (int round = 0; round < 2; round++) {
      enable(scene, 2, false);
      assertEquals(List.of(BLOCK, Rao.ZERO), grown(scene));
      enable(scene, 2, true);
      assertEquals(List.of(half, half), grown(scene));
    }
    enable(scene, 1, false);
    enable(scene, 2, false);
    Rao issuance = scene.s.totalIssuance.get(scene.state());
    assertEquals(List.of(Rao.ZERO, Rao.ZERO), grown(scene));
    assertEquals(issuance, scene.s.totalIssuance.get(scene.state()));
  }

  @Test // S184, with NetworkRegistrationAllowed alone (economics.md 3)
  void shouldLeaveOutASubnetThatTakesNoRegistrations() {
    Scene scene = subnets(2, Map.of());
    scene.edit(state -> scene.s.networkRegistrationAllowed.put(state, TEXT, false));
    assertEquals(List.of(Rao.ZERO, BLOCK), grown(scene));
  }

  @ParameterizedTest // S191, S192, S196
  @CsvSource({"0, 1, 0", "65535, 1, 1000000000", "11796, 1, 179995422", "11796, 0, 0"})
  void shouldSplitWhatTheOwnerLeavesIntoHalves(int cut, int enabled, long owner) {
    Scene scene =
        subnets(1, Map.of("SubnetOwnerCut", (long) cut, "OwnerCutEnabled", (long) enabled));
    long rest = BLOCK.value() - owner;
    assertEquals(owner, scene.s.pendingOwnerCut.get(scene.state(), TEXT).value());
    assertEquals(rest / 2, scene.s.pendingServerEmission.get(scene.state(), TEXT).value());
    assertEquals(
        rest - rest / 2, scene.s.pendingValidatorEmission.get(scene.state(), TEXT).value());
  }

  @Test // S207
  void shouldLowerTheShareOfASubnetThatWithholdsFromItsMiners() {
    Scene scene = subnets(2, Map.of());
    BigInteger half = BigInteger.ONE.shiftLeft(31);
    scene.edit(state -> scene.s.minerBurned.put(state, TEXT, half));
    assertEquals(List.of(Rao.of(333_333_333), Rao.of(666_666_666)), grown(scene));
    BigInteger all = BigInteger.ONE.shiftLeft(32);
    scene.edit(
        state -> {
          scene.s.minerBurned.put(state, TEXT, all);
          scene.s.minerBurned.put(state, new NetUid(2), all);
        });
    assertEquals(List.of(Rao.of(500_000_000), Rao.of(500_000_000)), grown(scene));
  }

  @Test // S198, S062
  void shouldCountBlocksBetweenEpochsAndStartAgainAtEach() {
    Scene scene = subnets(1, Map.of("Tempo", 5L));
    List<Long> counts = new ArrayList<>();
    for (int block = 1; block <= 11; block++) {
      counts.add(scene.s.blocksSinceLastStep.get(scene.state(), TEXT));
      scene.blocks(1);
    }
    assertEquals(List.of(1L, 2L, 3L, 4L, 0L, 1L, 2L, 3L, 4L, 0L, 1L), counts);
  }

  @Test // S197, S199
  void shouldRunTheEpochOfASubnetThatEarnsNothing() {
    GenesisConfig.Subnet text = TestChain.text(Map.of("Tempo", 5L));
    Scene scene =
        new Scene(
            new GenesisConfig.Subnet(
                text.netuid(),
                text.name(),
                text.symbol(),
                0,
                text.ownerColdkey(),
                text.ownerHotkey(),
                false,
                true,
                text.hyperparameters()));
    scene.register("//Bob", 2);
    scene.blocks(10);
    assertEquals(2, scene.s.subnetEpochIndex.get(scene.state(), TEXT));
    assertEquals(10, scene.s.lastMechansimStepBlock.get(scene.state(), TEXT));
    assertEquals(List.of(0, 0), scene.s.incentive.get(scene.state(), 1));
    assertEquals(List.of(0, 0), scene.s.dividends.get(scene.state(), TEXT));
    assertEquals(Rao.ZERO, scene.s.totalStake.get(scene.state()));
    assertEquals(Rao.ZERO, scene.s.pendingServerEmission.get(scene.state(), TEXT));
  }

  @Test // S212
  void shouldRunTwoEpochsABlockAndTheRestInTheNextOnes() {
    Scene scene = subnets(5, Map.of("Tempo", 4L));
    List<List<EpochDeferred>> deferred = new ArrayList<>();
    scene.until(3);
    for (int block = 4; block <= 6; block++) {
      deferred.add(
          scene.chain.block().events().stream()
              .filter(e -> e.event() instanceof EpochDeferred)
              .map(e -> (EpochDeferred) e.event())
              .toList());
    }
    assertEquals(
        List.of(
            List.of(deferred(3, 4), deferred(4, 4), deferred(5, 4)),
            List.of(deferred(5, 5)),
            List.of()),
        deferred);
    assertEquals(
        List.of(4L, 4L, 5L, 5L, 6L),
        IntStream.rangeClosed(1, 5)
            .mapToObj(n -> scene.s.lastEpochBlock.get(scene.state(), new NetUid(n)))
            .toList());
  }

  @Test // S066; invariant 6 makes this unreachable, so only the pallet is asked
  void shouldSkipTheEpochOfASubnetWithOneHotkeyOnTwoUidsAndKeepWhatIsPending() {
    Scene scene = subnets(1, Map.of("Tempo", 5L));
    scene.register("//Bob", 2);
    scene.until(4);
    Rao pending = scene.s.pendingServerEmission.get(scene.state(), TEXT);
    State state = new State(scene.state());
    scene.s.keys.put(state, TEXT, 1, scene.id("//Bob//0"));
    Journal journal = new Journal();
    scene.s.onInitialize(new BlockContext(state, 5, scene.id("//Alice"), journal));
    assertEquals(
        List.of(new EpochSkipped(TEXT, 5)),
        journal.events().stream()
            .map(Journal.Entry::event)
            .filter(e -> e instanceof EpochSkipped)
            .toList());
    assertTrue(pending.isLessThan(scene.s.pendingServerEmission.get(state, TEXT)));
    assertEquals(5, scene.s.lastEpochBlock.get(state, TEXT));
    assertEquals(1, scene.s.subnetEpochIndex.get(state, TEXT));
    assertEquals(0, scene.s.lastMechansimStepBlock.get(state, TEXT));
    assertEquals(List.of(), journal.payouts());
  }

  private static EpochDeferred deferred(int netuid, long block) {
    return new EpochDeferred(new NetUid(netuid), block, block + 1);
  }

  private static void enable(Scene scene, int netuid, boolean enabled) {
    assertEquals(
        "",
        scene.run(new Origin.Root(), new SetSubnetEmissionEnabled(new NetUid(netuid), enabled)));
  }

  /** What subnets 1 and 2 receive in the next block. */
  private static List<Rao> grown(Scene scene) {
    List<Rao> before = List.of(tao(scene, 1), tao(scene, 2));
    scene.blocks(1);
    return List.of(tao(scene, 1).minus(before.get(0)), tao(scene, 2).minus(before.get(1)));
  }

  private static Rao tao(Scene scene, int netuid) {
    return scene.s.subnetTao.get(scene.state(), new NetUid(netuid));
  }

  /** Like the text subnet, under the netuids from 1 on. */
  private static Scene subnets(int count, Map<String, Long> settings) {
    GenesisConfig.Subnet text = TestChain.text(settings);
    return new Scene(
        IntStream.rangeClosed(1, count)
            .mapToObj(
                n ->
                    new GenesisConfig.Subnet(
                        new NetUid(n),
                        "net" + n,
                        text.symbol(),
                        0,
                        text.ownerColdkey(),
                        text.ownerHotkey(),
                        true,
                        true,
                        text.hyperparameters()))
            .toArray(GenesisConfig.Subnet[]::new));
  }
}
