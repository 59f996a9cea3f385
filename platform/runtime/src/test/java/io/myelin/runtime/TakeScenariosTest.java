package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.Rao;
import io.myelin.runtime.subtensor.KeyCalls;
import io.myelin.runtime.subtensor.SubtensorEvents.TakeDecreased;
import io.myelin.runtime.subtensor.SubtensorEvents.TakeIncreased;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What delegates keep (scenarios.md J, S250 and S251; economics.md 10.2). */
class TakeScenariosTest {
  private static final String HOTKEY = "//Bob//0";
  private final Scene scene = new Scene(Map.of());

  @BeforeEach
  void aNeuron() {
    scene.register("//Bob", 1);
  }

  @Test // S250
  void shouldHoldTheBoundsAndTheDirectionOfATake() {
    scene.edit(state -> scene.s.minDelegateTake.put(state, 5898));
    assertEquals("DelegateTakeTooLow", decrease(5897));
    assertEquals("", decrease(9000));
    assertEquals(
        List.of(new TakeDecreased(scene.id("//Bob"), scene.id(HOTKEY), 9000)), scene.events());
    assertEquals("DelegateTakeTooLow", decrease(9000));
    assertEquals("DelegateTakeTooLow", decrease(9001));
    assertEquals("DelegateTakeTooLow", decrease(5897));
    lapse();
    assertEquals("DelegateTakeTooLow", increase(9000));
    assertEquals("DelegateTakeTooLow", increase(8999));
    assertEquals("DelegateTakeTooHigh", increase(11797));
    assertEquals("", increase(11796));
    assertEquals(
        List.of(new TakeIncreased(scene.id("//Bob"), scene.id(HOTKEY), 11796)), scene.events());
    assertEquals(11796, take());
  }

  @Test // S251
  void shouldLetATakeRiseOnlySoOftenAndFallAtAnyTime() {
    scene.edit(state -> scene.s.txDelegateTakeRateLimit.put(state, 5L));
    assertEquals("", increase(5000));
    assertEquals("DelegateTxRateLimitExceeded", increase(6000));
    assertEquals("", decrease(4000));
    scene.blocks(5);
    assertEquals("DelegateTxRateLimitExceeded", increase(6000));
    assertEquals("", decrease(3000));
    scene.blocks(5);
    assertEquals("DelegateTxRateLimitExceeded", increase(6000));
    scene.blocks(1);
    assertEquals("", increase(6000));
  }

  @Test
  void shouldKnowOnlyTheOwnerOfAHotkey() {
    assertEquals(
        "HotKeyAccountNotExists",
        scene.run("//Bob", new KeyCalls.DecreaseTake(scene.id("//Bob//9"), 1)));
    assertEquals(
        "NonAssociatedColdKey", scene.run("//Eve", new KeyCalls.IncreaseTake(scene.id(HOTKEY), 1)));
    assertTrue(!scene.s.delegates.contains(scene.state(), scene.id(HOTKEY)));
  }

  @Test
  void shouldMakeADelegateOfAHotkeyWhoseTakeIsSet() {
    assertEquals("", decrease(0));
    assertTrue(scene.s.delegates.contains(scene.state(), scene.id(HOTKEY)));
    assertEquals(0, take());
  }

  /** Free calls that would fail are in no block; the pool says why (extrinsics.md 3). */
  @Test
  void shouldTellInThePoolWhyATakeIsRefused() {
    scene.edit(state -> scene.s.minDelegateTake.put(state, 10));
    assertPool(26, "//Bob", new KeyCalls.DecreaseTake(scene.id(HOTKEY), 9));
    assertPool(27, "//Bob", new KeyCalls.DecreaseTake(scene.id(HOTKEY), 11797));
    assertPool(27, "//Eve", new KeyCalls.IncreaseTake(scene.id(HOTKEY), 11797));
    assertPool(25, "//Eve", new KeyCalls.IncreaseTake(scene.id(HOTKEY), 100));
    assertPool(4, "//Bob", new KeyCalls.IncreaseTake(scene.id("//Bob//9"), 100));
    byte[] fine = scene.chain.bytes(new KeyCalls.IncreaseTake(scene.id(HOTKEY), 100));
    assertTrue(scene.chain.wouldEnter("//Bob", fine));
    Rao before = scene.free("//Bob");
    scene.chain.submit("//Bob", fine);
    scene.blocks(1);
    assertEquals(100, take());
    assertEquals(before, scene.free("//Bob"));
  }

  private void assertPool(int code, String signer, Record call) {
    assertEquals(
        new Validity.Invalid("Custom error: " + code),
        scene.chain.validity(signer, scene.chain.bytes(call)));
  }

  private void lapse() {
    scene.edit(state -> scene.s.txDelegateTakeRateLimit.put(state, 0L));
  }

  private String decrease(int take) {
    return scene.run("//Bob", new KeyCalls.DecreaseTake(scene.id(HOTKEY), take));
  }

  private String increase(int take) {
    return scene.run("//Bob", new KeyCalls.IncreaseTake(scene.id(HOTKEY), take));
  }

  private int take() {
    return scene.s.delegates.get(scene.state(), scene.id(HOTKEY));
  }
}
