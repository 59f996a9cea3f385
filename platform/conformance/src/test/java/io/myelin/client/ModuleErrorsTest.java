package io.myelin.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.scale.ScaleException;
import io.myelin.runtime.StandardRuntime;
import org.junit.jupiter.api.Test;

class ModuleErrorsTest {
  private final byte[] metadata = new StandardRuntime().metadata(14).orElseThrow();

  @Test
  void shouldNameAnErrorByItsPalletAndSayWhatItMeans() {
    String named = ModuleErrors.of(metadata).name(7, 5);

    assertTrue(named.startsWith("SubtensorModule."), named);
    assertTrue(named.contains(": "), named);
  }

  @Test
  void shouldKeepTheNumbersOfAnErrorNobodyDeclares() {
    assertEquals("pallet 7 error 255", ModuleErrors.of(metadata).name(7, 255));
    assertEquals("pallet 250 error 0", ModuleErrors.of(metadata).name(250, 0));
  }

  @Test
  void shouldRefuseAnotherVersion() {
    byte[] other = new StandardRuntime().metadata(15).orElseThrow();

    assertThrows(ScaleException.class, () -> ModuleErrors.of(other));
  }
}
