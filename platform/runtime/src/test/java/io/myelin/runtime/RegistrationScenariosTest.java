package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.runtime.frame.Origin;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.SubnetAccounts;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Buying a uid and what it costs (scenarios.md F, S124 - S136 and S146 - S149). */
class RegistrationScenariosTest {
  private final Scene scene = new Scene(Map.of());

  @Test // S124, S154
  void shouldStartASubnetWithItsPriceRules() {
    assertEquals("", scene.run("//Dave", new Calls.RegisterNetwork(scene.id("//Dave//owner"))));
    NetUid created = new NetUid(2);
    assertEquals(360, scene.s.burnHalfLife.get(scene.state(), created));
    assertEquals(
        new BigInteger("23242897532874035200"),
        scene.s.burnIncreaseMult.get(scene.state(), created));
    assertEquals(Rao.of(500_000), scene.s.minBurn.get(scene.state(), created));
    assertEquals(Rao.tao(1), scene.s.burn.get(scene.state(), created));
    assertEquals(true, scene.s.networkRegistrationAllowed.get(scene.state(), created));
  }

  @Test // S125, S135
  void shouldGiveUidZeroAnOwnerAndNoStakeAndRecycleThePrice() {
    price(1000, 1, 0);
    Rao before = scene.free("//Bob");
    assertEquals("", register("//Bob", "//Bob//0"));
    assertEquals(Rao.of(1000), before.minus(scene.free("//Bob")));
    assertEquals(0, scene.s.uids.get(scene.state(), TEXT, scene.id("//Bob//0")));
    assertEquals(scene.id("//Bob"), scene.s.owner.get(scene.state(), scene.id("//Bob//0")));
    assertEquals(Rao.ZERO, scene.chain.neuron("//Bob//0").stake());
    assertEquals(Rao.of(1000), recycled());
    assertEquals("", register("//Bob", "//Bob//1"));
    assertEquals(Rao.of(2000), recycled());
  }

  @Test // S126
  void shouldRefuseRootClosedAndUnknownSubnetsAndUnsignedCalls() {
    Calls.BurnedRegister fine = new Calls.BurnedRegister(TEXT, scene.id("//Bob//0"));
    assertEquals("BadOrigin", scene.run(new Origin.Inherent(), fine));
    assertEquals(
        "RegistrationNotPermittedOnRootSubnet",
        scene.run("//Bob", new Calls.BurnedRegister(NetUid.ROOT, fine.hotkey())));
    assertEquals(
        "SubnetNotExists",
        scene.run("//Bob", new Calls.BurnedRegister(new NetUid(9), fine.hotkey())));
    scene.edit(state -> scene.s.networkRegistrationAllowed.put(state, TEXT, false));
    assertEquals("SubNetRegistrationDisabled", scene.run("//Bob", fine));
  }

  @Test // S127
  void shouldRefuseWhoCannotPayAndHotkeysOfOthers() {
    price(1000, 1, 0);
    pay("//Poor", 1499); // the price, and one rao less than the existential deposit
    assertEquals("NotEnoughBalanceToStake", register("//Poor", "//Poor//0"));
    assertEquals(0, scene.s.subnetworkN.get(scene.state(), TEXT));
    assertEquals(false, scene.s.owner.contains(scene.state(), scene.id("//Poor//0")));
    assertEquals("", register("//Bob", "//Bob//0"));
    scene.edit(state -> scene.s.owner.put(state, scene.id("//Eve//0"), scene.id("//Eve")));
    assertEquals("NonAssociatedColdKey", register("//Bob", "//Eve//0"));
  }

  @Test // S128
  void shouldRefuseWhenThereIsNoCapacityAndTwoUidsForOneHotkey() {
    assertEquals("", register("//Bob", "//Bob//0"));
    assertEquals("HotKeyAlreadyRegisteredInSubNet", register("//Bob", "//Bob//0"));
    scene.edit(state -> scene.s.maxAllowedUids.put(state, TEXT, 0));
    Rao before = scene.free("//Bob");
    assertEquals("NoNeuronIdAvailable", register("//Bob", "//Bob//1"));
    assertEquals(before, scene.free("//Bob"));
  }

  @ParameterizedTest // S129, S130, S131, S132, S134
  @CsvSource({
    "1000, 2, 1000, 1, 2000, 1998",
    "1000, 3, 0, 1, 3000, 3000",
    "512, 2, 2, 2, 1024, 511",
    "512, 2, 2, 4, 1024, 255",
    "1000, 1, 1000, 1, 1000, 999"
  })
  void shouldRaiseThePriceWithAPurchaseAndLetItFallWithTime(
      long price, int multiplier, int halfLife, int blocks, long raised, long fallen) {
    price(price, multiplier, halfLife);
    assertEquals("", register("//Bob", "//Bob//0"));
    assertEquals(Rao.of(raised), burn());
    assertEquals(1, scene.s.registrationsThisBlock.get(scene.state(), TEXT));
    scene.blocks(blocks);
    assertEquals(Rao.of(fallen), burn());
    assertEquals(0, scene.s.registrationsThisBlock.get(scene.state(), TEXT));
  }

  @Test // S133
  void shouldKeepThePriceBetweenItsBounds() {
    price(1, 2, 1);
    scene.edit(
        state -> {
          scene.s.minBurn.put(state, TEXT, Rao.of(100_000));
          scene.s.maxBurn.put(state, TEXT, Rao.of(150_000));
        });
    scene.blocks(1);
    assertEquals(Rao.of(100_000), burn());
    assertEquals("", register("//Bob", "//Bob//0"));
    assertEquals(Rao.of(150_000), burn());
    for (int block = 0; block < 2; block++) {
      scene.blocks(1);
      assertEquals(Rao.of(100_000), burn());
    }
  }

  @Test // S136
  void shouldChargeEachPurchaseOfABlockThePriceTheLastOneLeft() {
    price(1000, 2, 1000);
    Rao before = scene.free("//Bob");
    scene.register("//Bob", 3);
    assertEquals(Rao.of(1000 + 2000 + 4000), before.minus(scene.free("//Bob")));
    assertEquals(3, scene.s.registrationsThisBlock.get(scene.state(), TEXT));
  }

  @Test
  void shouldBuyAUidOnlyAtAPriceThatTheBuyerSet() {
    price(1000, 2, 0);
    AccountId hotkey = scene.id("//Bob//0");
    assertEquals(
        "RegistrationNotPermittedOnRootSubnet",
        scene.run("//Bob", new Calls.RegisterLimit(NetUid.ROOT, hotkey, 0)));
    assertEquals(
        "SubnetNotExists", scene.run("//Bob", new Calls.RegisterLimit(new NetUid(9), hotkey, 0)));
    scene.edit(state -> scene.s.networkRegistrationAllowed.put(state, TEXT, false));
    assertEquals(
        "RegistrationPriceLimitExceeded",
        scene.run("//Bob", new Calls.RegisterLimit(TEXT, hotkey, 999)));
    assertEquals(
        "SubNetRegistrationDisabled",
        scene.run("//Bob", new Calls.RegisterLimit(TEXT, hotkey, 1000)));
    scene.edit(state -> scene.s.networkRegistrationAllowed.put(state, TEXT, true));
    Rao before = scene.free("//Bob");
    assertEquals("", scene.run("//Bob", new Calls.RegisterLimit(TEXT, hotkey, -1)));
    assertEquals(Rao.of(1000), before.minus(scene.free("//Bob")));
    assertEquals(0, scene.s.uids.get(scene.state(), TEXT, hotkey));
    assertEquals("", scene.run("//Bob", new Calls.RegisterLimit(TEXT, scene.id("//Bob//1"), 2000)));
  }

  @Test // S146
  void shouldLengthenVectorsThatAreTooShort() {
    scene.register("//Bob", 2);
    scene.edit(
        state -> {
          scene.s.lastUpdate.put(state, 1, List.of());
          scene.s.active.put(state, TEXT, List.of());
        });
    scene.blocks(3);
    assertEquals("", register("//Bob", "//Bob//2"));
    assertEquals(List.of(0L, 0L, 4L), scene.s.lastUpdate.get(scene.state(), 1));
    assertEquals(List.of(false, false, true), scene.s.active.get(scene.state(), TEXT));
  }

  @ParameterizedTest // S148
  @ValueSource(ints = {0, 1, 255, 256, 257, 2048, 65535})
  void shouldNeverMakeAHotkeyOfASubnetAccount(int netuid) {
    AccountId account = SubnetAccounts.of(new NetUid(netuid));
    for (Record call :
        List.of(
            new Calls.BurnedRegister(TEXT, account),
            new Calls.RegisterNetwork(account),
            new Calls.TryAssociateHotkey(account))) {
      assertEquals("CannotUseSystemAccount", scene.run("//Bob", call), call.toString());
    }
  }

  @Test // S149
  void shouldAssociateAFreeHotkeyAndLeaveATakenOneAlone() {
    AccountId hotkey = scene.id("//Bob//9");
    assertEquals("", scene.run("//Bob", new Calls.TryAssociateHotkey(hotkey)));
    assertEquals(List.of(hotkey), scene.s.ownedHotkeys.get(scene.state(), scene.id("//Bob")));
    assertEquals("", scene.run("//Eve", new Calls.TryAssociateHotkey(hotkey)));
    assertEquals(scene.id("//Bob"), scene.s.owner.get(scene.state(), hotkey));
    assertEquals(List.of(), scene.s.ownedHotkeys.get(scene.state(), scene.id("//Eve")));
    assertEquals(true, scene.runtimeCall(new Calls.TryAssociateHotkey(hotkey)).pays());
  }

  private String register(String coldkey, String hotkey) {
    return scene.run(coldkey, new Calls.BurnedRegister(TEXT, scene.id(hotkey)));
  }

  private void pay(String to, long rao) {
    assertEquals("", scene.transfer("//Bob", to, Rao.of(rao)));
  }

  private Rao burn() {
    return scene.s.burn.get(scene.state(), TEXT);
  }

  private Rao recycled() {
    return scene.s.raoRecycledForRegistration.get(scene.state(), TEXT);
  }

  /** A price without bounds. */
  private void price(long rao, int multiplier, int halfLife) {
    scene.edit(
        state -> {
          scene.s.burn.put(state, TEXT, Rao.of(rao));
          scene.s.minBurn.put(state, TEXT, Rao.ZERO);
          scene.s.maxBurn.put(state, TEXT, Rao.tao(1000));
          scene.s.burnHalfLife.put(state, TEXT, halfLife);
          scene.s.burnIncreaseMult.put(state, TEXT, BigInteger.valueOf(multiplier).shiftLeft(64));
        });
  }
}
