package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.SubnetAccounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Making and starting subnets (scenarios.md G, as far as stable subnets have it). */
class SubnetScenariosTest {
  private static final NetUid SECOND = new NetUid(2);
  private static final Rao MIN_LOCK = Rao.tao(1000);
  private final Scene scene = new Scene(Map.of());

  @Test // S150 as stable.md "Stake" has it
  void shouldKeepThePaidLockInTheSubnetsAccountOutsideItsStake() {
    Rao before = scene.free("//Dave");
    assertEquals("", register("//Dave"));
    assertEquals(MIN_LOCK, before.minus(scene.free("//Dave")));
    assertEquals(MIN_LOCK, scene.s.subnetLocked.get(scene.state(), SECOND));
    assertEquals(Rao.ZERO, scene.s.subnetTao.get(scene.state(), SECOND));
    assertEquals(Rao.ZERO, scene.s.subnetAlphaIn.get(scene.state(), SECOND));
    AccountId account = SubnetAccounts.of(SECOND);
    assertEquals(MIN_LOCK, scene.chain.runtime.queries().balance(scene.state(), account).free());
  }

  @Test // S153
  void shouldChangeNothingForWhoCannotPayOrTakesAHotkeyOfAnother() {
    assertEquals("", scene.transfer("//Bob", "//Poor", Rao.tao(1000)));
    var before = scene.state().root();
    assertEquals("CannotAffordLockCost", register("//Poor"));
    assertEquals(
        "NonAssociatedColdKey",
        scene.run("//Bob", new Calls.RegisterNetwork(scene.id("//Alice//owner"))));
    assertEquals(before, scene.state().root());
  }

  @Test // S157, registration.md 1.1
  void shouldCountRegistrationsDoubleTheLockAndLimitTheirRate() {
    assertEquals("", register("//Dave"));
    assertEquals(1, scene.s.registeredSubnetCounter.get(scene.state(), SECOND));
    assertEquals("NetworkTxRateLimitExceeded", register("//Eve"));
    scene.edit(state -> scene.s.networkRateLimit.put(state, 0L));
    Rao before = scene.free("//Eve");
    assertEquals("", register("//Eve"));
    assertEquals(Rao.tao(2000), before.minus(scene.free("//Eve")));
    assertEquals(1, scene.s.registeredSubnetCounter.get(scene.state(), new NetUid(3)));
    assertEquals(4, scene.s.totalNetworks.get(scene.state()));
  }

  @Test // S160 - S164 say which subnet gives way; none does yet
  void shouldRefuseMoreSubnetsThanTheLimit() {
    scene.edit(state -> scene.s.subnetLimit.put(state, 1));
    assertEquals("SubnetLimitReached", register("//Dave"));
  }

  @Test // S158
  void shouldStartASubnetOnceByItsOwner() {
    assertEquals("", register("//Dave"));
    assertEquals("SubnetNotExists", scene.run("//Dave", new Calls.StartCall(new NetUid(9))));
    assertEquals("BadOrigin", scene.run("//Bob", new Calls.StartCall(SECOND)));
    assertEquals("BadOrigin", scene.run(new Origin.Root(), new Calls.StartCall(SECOND)));
    assertEquals("", scene.run("//Dave", new Calls.StartCall(SECOND)));
    assertEquals(scene.height() + 1, scene.s.firstEmissionBlockNumber.get(scene.state(), SECOND));
    assertEquals(true, scene.s.subtokenEnabled.get(scene.state(), SECOND));
    assertEquals(
        "FirstEmissionBlockNumberAlreadySet", scene.run("//Dave", new Calls.StartCall(SECOND)));
  }

  @Test // S158, registration.md 1.2
  void shouldWaitForTheDelayBeforeTheStart() {
    scene.edit(state -> scene.s.startCallDelay.put(state, 3L));
    assertEquals("", register("//Dave"));
    scene.blocks(2);
    assertEquals(
        "NeedWaitingMoreBlocksToStarCall", scene.run("//Dave", new Calls.StartCall(SECOND)));
    scene.blocks(1);
    assertEquals("", scene.run("//Dave", new Calls.StartCall(SECOND)));
  }

  @Test // S159
  void shouldTakeRegistrationsButNoStakeBeforeTheStart() {
    assertEquals("", register("//Dave"));
    AccountId hotkey = scene.id("//Bob//0");
    assertEquals("", scene.run("//Bob", new Calls.BurnedRegister(SECOND, hotkey)));
    Calls.AddStake add = new Calls.AddStake(hotkey, SECOND, Rao.tao(5));
    Calls.RemoveStake remove = new Calls.RemoveStake(hotkey, SECOND, Rao.tao(5));
    assertEquals("SubtokenDisabled", scene.run("//Bob", add));
    assertEquals("SubtokenDisabled", scene.run("//Bob", remove));
    assertEquals("", scene.run("//Dave", new Calls.StartCall(SECOND)));
    assertEquals("", scene.run("//Bob", add));
    assertEquals("", scene.run("//Bob", remove));
  }

  @Test // S177
  void shouldHaveAnAccountOfItsOwnForEverySubnet() {
    List<AccountId> accounts =
        IntStream.range(0, 257).mapToObj(n -> SubnetAccounts.of(new NetUid(n))).toList();
    assertEquals(257, accounts.stream().distinct().count());
    assertTrue(accounts.stream().noneMatch(scene.id("//Alice")::equals));
  }

  @Test
  void shouldKnowEverySubnetsFlowFromItsFirstBlock() {
    scene.blocks(3);
    assertEquals("", register("//Dave"));
    assertEquals(0, scene.s.subnetEmaTaoFlow.get(scene.state(), TEXT).block());
    assertEquals(scene.height(), scene.s.subnetEmaTaoFlow.get(scene.state(), SECOND).block());
  }

  @Test
  void shouldSayNamesAndSymbolsOfGenesisSubnetsOnTheChain() {
    assertEquals("text", name(scene));
    assertEquals("α", new String(scene.s.tokenSymbol.get(scene.state(), TEXT), UTF_8));
  }

  /** Files that earlier builds wrote: their block 0 must stay what it was. */
  @Test
  void shouldLeaveTheNameToTheNodeWhereTheGenesisGivesNoSymbol() {
    GenesisConfig.Subnet text = TestChain.text(Map.of());
    Scene plain =
        new Scene(
            new GenesisConfig.Subnet(
                text.netuid(),
                text.name(),
                Optional.empty(),
                0,
                text.ownerColdkey(),
                text.ownerHotkey(),
                true,
                true,
                text.hyperparameters()));
    assertEquals("", name(plain));
    assertEquals(Optional.empty(), plain.s.subnetEmaTaoFlow.find(plain.state(), TEXT));
    assertEquals("𝜏", new String(plain.s.tokenSymbol.get(plain.state(), TEXT), UTF_8));
  }

  private static String name(Scene scene) {
    return scene.chain.runtime.queries().subnets(scene.state()).get(1).name();
  }

  @Test // registration.md 1.2
  void shouldMakeTheOwnersHotkeyUidZeroAndEmitNothingYet() {
    assertEquals("", register("//Dave"));
    assertEquals(0, scene.s.uids.get(scene.state(), SECOND, scene.id("//Dave//owner")));
    assertEquals(false, scene.s.subnetEmissionEnabled.get(scene.state(), SECOND));
    assertEquals("", scene.run("//Dave", new Calls.StartCall(SECOND)));
    scene.blocks(3);
    assertEquals(Rao.ZERO, scene.s.subnetTao.get(scene.state(), SECOND));
    assertEquals(Rao.tao(4), scene.s.subnetTao.get(scene.state(), TEXT));
  }

  private String register(String coldkey) {
    return scene.run(coldkey, new Calls.RegisterNetwork(scene.id(coldkey + "//owner")));
  }
}
