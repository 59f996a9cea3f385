package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockTimeTest {
  private static final ChainClient NOWHERE = new ChainClient(URI.create("http://127.0.0.1:1/"));

  @TempDir Path folder;

  @Test
  void shouldBelieveTheChainMoreThanTheTableAndAskItOnce() throws IOException {
    try (LedgerNode node = new LedgerNode(folder)) {
      BlockTime time = new BlockTime(node.client(), OptionalInt.of(12_000));
      assertEquals(Duration.ofMillis(250), time.get());
      assertEquals(Duration.ofMillis(250), time.get());
      assertEquals(1, node.calls("state_getMetadata"));
    }
  }

  @Test
  void shouldGoByTheTableOnlyWhileTheChainIsSilent() {
    assertEquals(Duration.ofSeconds(3), new BlockTime(NOWHERE, OptionalInt.of(3_000)).get());
    assertThrows(ClientException.class, new BlockTime(NOWHERE, OptionalInt.empty())::get);
  }
}
