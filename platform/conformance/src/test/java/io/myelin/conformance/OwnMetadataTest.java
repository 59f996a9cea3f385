package io.myelin.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.codec.ChainCodec;
import io.myelin.codec.DispatchErrors;
import io.myelin.codec.value.Value;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.runtime.StandardRuntime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own runtime's metadata, read by the codec that knows nothing of it. */
class OwnMetadataTest {
  private final byte[] metadata = new StandardRuntime().metadata(14).orElseThrow();

  @ParameterizedTest
  @ValueSource(ints = {14, 15})
  void shouldBeWrittenBackToTheSameBytes(int format) {
    byte[] bytes = new StandardRuntime().metadata(format).orElseThrow();
    assertArrayEquals(bytes, ChainCodec.of(bytes).metadata().encode());
  }

  @Test
  void shouldNameAnErrorByItsPalletAndSayWhatItMeans() {
    DispatchErrors errors = ChainCodec.of(metadata).events().errors();
    assertTrue(errors.module(7, 5).name().startsWith("SubtensorModule."));
    assertTrue(errors.module(7, 5).text().contains(": "));
  }

  @Test
  void shouldKeepTheNumbersOfAnErrorNobodyDeclares() {
    DispatchErrors errors = ChainCodec.of(metadata).events().errors();
    assertEquals("pallet 7 error 255", errors.module(7, 255).text());
    assertEquals("pallet 250 error 0", errors.module(250, 0).text());
  }

  @Test
  void shouldKnowTheTimeBetweenBlocks() {
    ChainCodec codec = ChainCodec.of(metadata);
    assertEquals(Optional.of(Value.of(250)), codec.constant("Aura", "SlotDuration"));
    assertEquals(Optional.empty(), codec.constant("Aura", "Nothing"));
  }

  @Test
  void shouldRefuseAnotherFormat() {
    byte[] other = metadata.clone();
    other[4] = 13;
    assertThrows(ScaleException.class, () -> ChainCodec.of(other));
  }
}
