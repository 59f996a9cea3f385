package io.myelin.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.meta.ChainMetadata;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.runtime.StandardRuntime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainMetadataTest {
  private final byte[] metadata = new StandardRuntime().metadata(14).orElseThrow();

  @Test
  void shouldNameAnErrorByItsPalletAndSayWhatItMeans() {
    String named = ChainMetadata.of(metadata).errorName(7, 5);

    assertTrue(named.startsWith("SubtensorModule."), named);
    assertTrue(named.contains(": "), named);
  }

  @Test
  void shouldKeepTheNumbersOfAnErrorNobodyDeclares() {
    assertEquals("pallet 7 error 255", ChainMetadata.of(metadata).errorName(7, 255));
    assertEquals("pallet 250 error 0", ChainMetadata.of(metadata).errorName(250, 0));
  }

  @Test
  void shouldKnowTheTimeBetweenBlocks() {
    byte[] slot = ChainMetadata.of(metadata).constant("Aura", "SlotDuration").orElseThrow();

    assertEquals(250, new ScaleReader(slot).u64());
    assertEquals(Optional.empty(), ChainMetadata.of(metadata).constant("Aura", "Nothing"));
  }

  @Test
  void shouldRefuseAnotherVersion() {
    byte[] other = new StandardRuntime().metadata(14).orElseThrow();
    other[4] = 13;

    assertThrows(ScaleException.class, () -> ChainMetadata.of(other));
  }
}
