package io.myelin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.runtime.frame.CallDef.MadeBy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeclaredTest {
  private final Declared declared = new StandardRuntime().declared();

  @Test
  void shouldKnowWhoMayMakeACall() {
    assertEquals(Optional.of(MadeBy.ROOT), declared.madeBy("AdminUtils", "sudo_set_tempo"));
    assertEquals(Optional.of(MadeBy.NOBODY), declared.madeBy("AdminUtils", "sudo_set_kappa"));
    assertEquals(Optional.of(MadeBy.ROOT), declared.madeBy("System", "authorize_upgrade"));
    assertEquals(Optional.of(MadeBy.RULES), declared.madeBy("SubtensorModule", "add_stake"));
    assertEquals(Optional.empty(), declared.madeBy("SubtensorModule", "no_such_call"));
  }

  @Test
  void shouldKnowWhichValuesAreAmounts() {
    assertEquals(Optional.of("rao"), declared.unit("SubtensorModule", "MinBurn"));
    assertEquals(Optional.empty(), declared.unit("SubtensorModule", "Tempo"));
  }

  @Test
  void shouldKnowWhichFieldOfAnEventNamesASubnet() {
    assertEquals(Optional.of(0), declared.subnetOf("SubtensorModule", "TempoSet"));
    assertEquals(Optional.of(4), declared.subnetOf("SubtensorModule", "StakeAdded"));
    assertEquals(Optional.empty(), declared.subnetOf("Balances", "Transfer"));
  }
}
