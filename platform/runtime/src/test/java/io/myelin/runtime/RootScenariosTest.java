package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.SubnetAccounts;
import io.myelin.runtime.subtensor.SubtensorEvents.NeuronRegistered;
import io.myelin.runtime.subtensor.SubtensorEvents.SetChildren;
import io.myelin.runtime.subtensor.SubtensorTypes.ChildLink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Seats on root (registration.md 3), and what they mean for new subnets (S280). */
class RootScenariosTest {
  private final Scene scene = new Scene(Map.of());

  @Test
  void shouldGiveASeatForNothingAndMakeADelegate() {
    Rao before = scene.free("//Bob");
    assertEquals("", join("//Bob", "//Bob//v"));
    assertEquals(before, scene.free("//Bob"));
    assertEquals(
        List.of(new NeuronRegistered(NetUid.ROOT, 0, scene.id("//Bob//v"))), scene.events());
    assertEquals(11796, scene.s.delegates.find(scene.state(), scene.id("//Bob//v")).orElse(0));
    assertEquals(scene.id("//Bob"), scene.s.owner.get(scene.state(), scene.id("//Bob//v")));
    byte[] none = new byte[0];
    ScaleReader delegates =
        new ScaleReader(
            scene
                .chain
                .runtime
                .call(scene.state(), "DelegateInfoRuntimeApi_get_delegates", none)
                .orElseThrow());
    assertEquals(1, delegates.compact());
    assertArrayEquals(scene.id("//Bob//v").bytes(), delegates.bytes(32));
    assertEquals(11796, delegates.compact());
    assertEquals(0, delegates.compact());
    assertArrayEquals(scene.id("//Bob").bytes(), delegates.bytes(32));
    assertEquals(1, delegates.compact());
    assertEquals(0, delegates.compact());
  }

  @Test
  void shouldGiveASeatPerBlockAndThreePerInterval() {
    assertEquals("", join("//Bob", "//Bob//0"));
    assertEquals("TooManyRegistrationsThisBlock", join("//Bob", "//Bob//1"));
    scene.blocks(1);
    assertEquals("HotKeyAlreadyRegisteredInSubNet", join("//Bob", "//Bob//0"));
    assertEquals("", join("//Bob", "//Bob//1"));
    scene.blocks(1);
    assertEquals("", join("//Bob", "//Bob//2"));
    scene.blocks(1);
    assertEquals("TooManyRegistrationsThisInterval", join("//Bob", "//Bob//3"));
    scene.until(99);
    assertEquals("TooManyRegistrationsThisInterval", join("//Bob", "//Bob//3"));
    scene.until(100);
    assertEquals("", join("//Bob", "//Bob//3"));
  }

  @Test
  void shouldLetTheRicherTakeTheSeatOfThePoorest() {
    scene.edit(state -> scene.s.maxAllowedUids.put(state, NetUid.ROOT, 2));
    stake("//Bob", "//Bob//0", 30);
    stake("//Dave", "//Dave//0", 20);
    stake("//Eve", "//Eve//0", 20);
    for (String coldkey : List.of("//Bob", "//Dave")) {
      assertEquals("", join(coldkey, coldkey + "//0"));
      scene.blocks(1);
    }
    assertEquals("StakeTooLowForRoot", join("//Eve", "//Eve//0"));
    stake("//Eve", "//Eve//0", 1);
    assertEquals("", join("//Eve", "//Eve//0"));
    assertEquals(1, scene.s.uids.get(scene.state(), NetUid.ROOT, scene.id("//Eve//0")));
    assertEquals(2, scene.s.subnetworkN.get(scene.state(), NetUid.ROOT));
    assertEquals(false, scene.s.uids.contains(scene.state(), NetUid.ROOT, scene.id("//Dave//0")));
  }

  @Test
  void shouldSeatAHotkeyForAnybodyAndLeaveItsOwner() {
    assertEquals("", scene.run("//Bob", new Calls.TryAssociateHotkey(scene.id("//Bob//v"))));
    assertEquals("", join("//Eve", "//Bob//v"));
    assertEquals(scene.id("//Bob"), scene.s.owner.get(scene.state(), scene.id("//Bob//v")));
    scene.blocks(1);
    assertEquals(
        "CannotUseSystemAccount",
        scene.run("//Eve", new Calls.RootRegister(SubnetAccounts.of(new NetUid(3)))));
  }

  @Test // S280
  void shouldMakeOwnersOfNewSubnetsChildrenOfRootValidatorsThatWantIt() {
    for (String coldkey : List.of("//Bob", "//Eve")) {
      assertEquals("", join(coldkey, coldkey + "//v"));
      scene.blocks(1);
    }
    scene.edit(
        state -> scene.s.autoParentDelegationEnabled.put(state, scene.id("//Eve//v"), false));
    assertEquals("", scene.run("//Dave", new Calls.RegisterNetwork(scene.id("//Dave//owner"))));
    NetUid created = new NetUid(2);
    List<ChildLink> child = List.of(new ChildLink(-1, scene.id("//Dave//owner")));
    assertEquals(child, scene.s.childKeys.get(scene.state(), scene.id("//Bob//v"), created));
    assertEquals(
        List.of(new ChildLink(-1, scene.id("//Bob//v"))),
        scene.s.parentKeys.get(scene.state(), scene.id("//Dave//owner"), created));
    assertEquals(List.of(), scene.s.childKeys.get(scene.state(), scene.id("//Eve//v"), created));
    assertEquals(
        List.of(new SetChildren(scene.id("//Bob//v"), created, child)),
        scene.events().stream().filter(SetChildren.class::isInstance).toList());
  }

  private String join(String coldkey, String hotkey) {
    return scene.run(coldkey, new Calls.RootRegister(scene.id(hotkey)));
  }

  private void stake(String coldkey, String hotkey, long tao) {
    assertEquals("", scene.run(coldkey, new Calls.TryAssociateHotkey(scene.id(hotkey))));
    assertEquals(
        "", scene.run(coldkey, new Calls.AddStake(scene.id(hotkey), NetUid.ROOT, Rao.tao(tao))));
  }
}
