package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DevelopmentKeysOfNeuronsTest {
  @Test
  void shouldRunTheDevMarketOnLoopbackOnly() throws IOException {
    NeuronTable table = NeuronTable.preset("dev").orElseThrow();

    assertDoesNotThrow(() -> table.requireOwnKeys("127.0.0.1"));
    String refusal =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> table.requireOwnKeys("0.0.0.0"))
                .getMessage());
    assertTrue(refusal.contains("validator-1") && refusal.contains("0.0.0.0"), refusal);
  }
}
