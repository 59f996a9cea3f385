package io.myelin.runtime;

import static io.myelin.runtime.Scene.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.consensus.fixed.SafeFloat;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Rao;
import io.myelin.runtime.storage.State;
import io.myelin.runtime.subtensor.Calls;
import io.myelin.runtime.subtensor.SubtensorPallet;
import io.myelin.runtime.system.SystemPallet;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** One wrong write each, and the number of the invariant of stable.md it breaks. */
class InvariantsTest {
  private final Scene scene = new Scene(Map.of());
  private final SubtensorPallet s = scene.s;
  private final AccountId hotkey = scene.id("//Bob//h");

  @BeforeEach
  void twoHoldersOfOnePool() {
    assertEquals("", scene.run("//Bob", new Calls.BurnedRegister(TEXT, hotkey)));
    for (String coldkey : new String[] {"//Bob", "//Eve"}) {
      assertEquals("", scene.run(coldkey, new Calls.AddStake(hotkey, TEXT, Rao.tao(10))));
    }
  }

  @Test
  void shouldNoticeThatTheSupplyIsNotTheSumOfAccounts() {
    assertBreaks(
        1, state -> s.totalIssuance.put(state, s.totalIssuance.get(state).plus(Rao.of(1))));
  }

  @Test
  void shouldNoticeAnAccountThatGrewByItself() {
    SystemPallet system = scene.pallet(SystemPallet.class);
    assertBreaks(
        1,
        state ->
            system.account.update(
                state,
                scene.id("//Nobody"),
                info -> info.withFree(info.data().free().plus(Rao.of(1)))));
  }

  @Test
  void shouldNoticeThatASubnetIsGoneWithItsTao() {
    assertBreaks(2, state -> s.networksAdded.remove(state, TEXT));
  }

  @Test
  void shouldNoticeThatTotalStakeIsNotTheSumOfSubnets() {
    assertBreaks(2, state -> s.totalStake.put(state, s.totalStake.get(state).minus(Rao.of(1))));
  }

  @Test
  void shouldNoticeASubnetWithMoreTaoThanItsAccount() {
    assertBreaks(3, state -> s.subnetTao.put(state, TEXT, Rao.tao(22)));
  }

  @Test
  void shouldNoticeClaimsThatNoTaoStandsBehind() {
    assertBreaks(4, state -> s.totalHotkeyAlpha.put(state, hotkey, TEXT, Rao.tao(22)));
    assertBreaks(4, state -> s.pendingOwnerCut.update(state, TEXT, p -> p.plus(Rao.of(1))));
    assertBreaks(4, state -> s.subnetAlphaOut.update(state, TEXT, out -> out.minus(Rao.of(1))));
  }

  @Test
  void shouldNoticeNominatorsWhoHoldMoreThanTheirPool() {
    SafeFloat share = SafeFloat.ofU64(10_000_000_001L);
    assertBreaks(5, state -> s.alphaV2.put(state, hotkey, scene.id("//Eve"), TEXT, share));
    assertBreaks(5, state -> s.totalHotkeySharesV2.put(state, hotkey, TEXT, share));
  }

  @Test
  void shouldNoticeUidsThatAreNotOneToOne() {
    assertBreaks(6, state -> s.keys.put(state, TEXT, 1, scene.id("//Eve")));
    assertBreaks(6, state -> s.uids.put(state, TEXT, hotkey, 1));
    assertBreaks(6, state -> s.subnetworkN.put(state, TEXT, 2));
  }

  private void assertBreaks(int invariant, Consumer<State> write) {
    State state = new State(scene.state());
    write.accept(state);
    assertBreaks(invariant, () -> s.checkInvariants(state, 1));
    assertBreaks(invariant, () -> s.checkAll(state, 1));
  }

  private static void assertBreaks(int invariant, Executable check) {
    InvariantViolation violation = assertThrows(InvariantViolation.class, check);
    String text = String.valueOf(violation.getMessage());
    assertTrue(text.startsWith("block 1 breaks invariant " + invariant + ":"), text);
  }
}
